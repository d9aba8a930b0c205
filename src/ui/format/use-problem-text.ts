import { useTranslation } from 'react-i18next';
import type { Problem, ProblemParameters } from '../../core/problem';

/** Texts that parameters of problems are ids of. */
const names: Readonly<Record<string, (id: string) => string>> = {
  accelerator: (id) => `hardware:accelerators.${id}`,
  scheme: (id) => `schemes:${id}.name`,
  network: (id) => `common:networks.${id}.name`,
  dataset: (id) => `common:datasets.${id}.name`,
};

/** The sentence of a problem, with what it speaks of by name. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation(['problems', 'hardware', 'schemes', 'common']);
  return ({ code, parameters }) => {
    const named: ProblemParameters = Object.fromEntries(
      Object.entries(parameters).map(([key, value]) => {
        const textOf = names[key];
        return [key, textOf ? t(textOf(String(value)), { defaultValue: String(value) }) : value];
      }),
    );
    return t(`problems:${code}`, { ...named });
  };
}

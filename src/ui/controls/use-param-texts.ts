import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParamSpec, ParamValue, ParamValues } from '../../core/parameters/param-spec';

export interface ParamTexts {
  label(key: string): string;
  /** Empty where the catalogue has none. */
  help(key: string): string;
  option(key: string, option: string): string;
  /** The parameters that differ from their defaults, as short phrases. */
  deviations(specs: readonly ParamSpec[], values: ParamValues): readonly string[];
}

/** Texts of the controls of every machine come with its fields. */
const namespaces = ['params', 'machine'];

/** Names of parameters and of their options; an identifier stands for itself until the catalogue has it. */
export function useParamTexts(): ParamTexts {
  const { t: ofNamespace } = useTranslation('params');
  return useMemo(() => {
    const t = (key: string, options: { readonly defaultValue?: string } = {}): string =>
      ofNamespace(key, { ...options, ns: namespaces });
    const label = (key: string): string => t(`${key}.label`, { defaultValue: key });
    const option = (key: string, value: string): string =>
      t(`${key}.options.${value}`, { defaultValue: value });
    const phrase = (spec: ParamSpec, value: ParamValue): string => {
      if (spec.kind === 'choice')
        return t(`${spec.key}.short.${String(value)}`, { defaultValue: option(spec.key, String(value)) });
      if (spec.kind === 'switch')
        return `${label(spec.key)} ${value === true ? t('shared.on') : t('shared.off')}`;
      return `${label(spec.key)} ${String(value)}${spec.unit ? ` ${spec.unit}` : ''}`;
    };
    return {
      label,
      help: (key) => t(`${key}.help`, { defaultValue: '' }),
      option,
      deviations: (specs, values) =>
        specs.flatMap((spec) => {
          const value = values[spec.key];
          return value === undefined || value === spec.default ? [] : [phrase(spec, value)];
        }),
    };
  }, [ofNamespace]);
}

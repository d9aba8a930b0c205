import type { Evidence } from '../../core/explore/reproduce/findings';
import type { LadderEnergy } from '../../core/explore/reproduce/ladder-energies';
import { type LadderPart, ladderParts } from '../../core/explore/reproduce/ladder-parts';
import { reproductionRuns } from '../../core/explore/reproduce/reproduction-plan';
import { resultKey } from '../../core/explore/result-key';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { defaultHardware } from '../../core/hardware/hardware-controls';
import { canonicalJson } from '../../core/hash';
import type { AppState } from '../app-state';
import type { ReproductionQuestion } from '../reproduction-state';
import { memoiseSelector } from './memoise-selector';
import { steadyList } from './steady-list';
import { selectStartedKeys } from './sweep';

interface KeyedRun {
  readonly key: string;
  readonly configuration: TrainingConfiguration;
}

interface KeyedPart {
  readonly key: string;
  readonly part: LadderPart;
}

/** Every training of the ladder; none where nothing is chosen of something. */
export const selectReproductionRuns: (state: AppState) => readonly KeyedRun[] = memoiseSelector(
  ({ reproduction }) => [reproduction],
  (question) =>
    isWhole(question)
      ? reproductionRuns(question).map((configuration) => ({ key: resultKey(configuration), configuration }))
      : [],
);

/** Those whose result is not known and that are neither queued nor under way. */
export const selectOpenReproductionRuns: (state: AppState) => readonly TrainingConfiguration[] =
  memoiseSelector(
    (state) => [selectReproductionRuns(state), state.results, selectStartedKeys(state)],
    (runs, results, started) => {
      const begun = new Set(started);
      return runs
        .filter(({ key }) => !results[key] && !begun.has(key))
        .map(({ configuration }) => configuration);
    },
  );

/** Hardware of the report: that of the command, with the source of costs that was chosen. */
export const selectReproductionHardware = memoiseSelector(
  ({ reproduction }) => [reproduction.costSource],
  (costSource) => ({ ...defaultHardware, costSource }),
);

/** What is to be costed. */
export const selectLadderParts: (state: AppState) => readonly KeyedPart[] = memoiseSelector(
  (state) => [state.reproduction, selectReproductionHardware(state)],
  (question, hardware) =>
    isWhole(question)
      ? ladderParts(question, question.machines).map((part) => ({
          key: canonicalJson({ ...part, dataset: null, hardware }),
          part,
        }))
      : [],
);

export const selectOpenParts: (state: AppState) => readonly KeyedPart[] = memoiseSelector(
  (state) => [selectLadderParts(state), state.ladderEnergies],
  (parts, energies) => parts.filter(({ key }) => !energies[key]),
);

export interface ClaimEvidence {
  readonly evidence: Evidence;
  readonly energies: readonly LadderEnergy[];
}

/** What the report is made from: energies once all are known. Null where there is nothing to report on. */
export const selectClaimEvidence: (state: AppState) => ClaimEvidence | null = memoiseSelector(
  (state) => [
    state.reproduction,
    selectKnownResults(state),
    selectReproductionHardware(state),
    selectWholeEnergies(state),
  ],
  (question, results, hardware, energies) => {
    const { machines, costSource: _, ...plan } = question;
    return isWhole(question) ? { evidence: { plan, results, machines, hardware }, energies } : null;
  },
);

const selectKnownResults = steadyList((state) =>
  selectReproductionRuns(state).flatMap(({ key }) => state.results[key]?.result ?? []),
);

const selectWholeEnergies = steadyList((state) =>
  selectOpenParts(state).length > 0
    ? []
    : selectLadderParts(state).flatMap(({ key }) => state.ladderEnergies[key] ?? []),
);

function isWhole({ datasets, networks, bits, seeds, machines }: ReproductionQuestion): boolean {
  return [datasets, networks, bits, seeds, machines].every(({ length }) => length > 0);
}

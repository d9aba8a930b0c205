import { completeConfiguration } from '../../core/explore/complete-configuration';
import { withNeededBatchNorm } from '../../core/explore/needed-batch-norm';
import type { SearchJob } from '../../core/explore/search/search-job';
import {
  type SearchedFronts,
  searchedFronts,
  searchTrainings,
} from '../../core/explore/search/searched-fronts';
import { survivorsOf, type WidthCandidate } from '../../core/explore/search/width-search';
import { defaultRecipe, type TrainingConfiguration } from '../../core/explore/training-configuration';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { canonicalJson } from '../../core/hash';
import { schemes } from '../../core/schemes';
import { networkImages } from '../../data/datasets/network-images';
import type { AppState } from '../app-state';
import type { SearchQuestion } from '../search-state';
import { memoiseSelector } from './memoise-selector';
import { resultKeyOf, selectStartedKeys } from './sweep';

/** What the choices ask for on the machine of the page; null where nothing is left to search. */
export const selectSearchJob: (state: AppState) => SearchJob | null = memoiseSelector(
  ({ search, hardware }) => [search, hardware],
  jobOf,
);

function jobOf(search: SearchQuestion, hardware: HardwareConfiguration): SearchJob | null {
  const { seeds, population, generations, survivors } = search;
  const { widths } = schemes.get(search.scheme);
  const bits = [...search.bits]
    .filter((each) => widths.weights.includes(each) && widths.activations.includes(each))
    .sort((left, right) => left - right);
  const [uniformBits] = bits;
  const [seed] = seeds;
  if (uniformBits === undefined || seed === undefined) return null;
  const configuration = withNeededBatchNorm(
    completeConfiguration({
      dataset: search.dataset,
      network: search.network,
      networkParams: {},
      recipe: { ...defaultRecipe, tuneEpochs: search.epochs, floatEpochs: search.floatEpochs },
      method: 'qat',
      quantization: {
        scheme: search.scheme,
        schemeParams: {},
        weightBits: uniformBits,
        activationBits: uniformBits,
        edgeLayers: 'same',
      },
      seed,
    }),
  );
  const own = { weights: bits, activations: bits };
  return { configuration, widths: own, seeds, hardware, population, generations, survivors };
}

/** Whether the latest search is of other choices than those that are shown. */
export const selectIsSearchOutdated: (state: AppState) => boolean = memoiseSelector(
  (state) => [state.searchRun?.job ?? null, selectSearchJob(state)],
  (searched, chosen) => searched !== null && canonicalJson(searched) !== canonicalJson(chosen),
);

/** Designs of the searched front that are worth a training; empty before a search has ended. */
export const selectSurvivors: (state: AppState) => readonly WidthCandidate[] = memoiseSelector(
  ({ searchRun }) => [searchRun],
  (run) => (run?.searched ? survivorsOf(run.searched, run.job.survivors) : []),
);

/** Trainings of survivors and uniform widths, with all seeds. */
const selectSearchTrainings: (state: AppState) => readonly TrainingConfiguration[] = memoiseSelector(
  (state) => [state.searchRun, selectSurvivors(state)],
  (run, survivors) =>
    run?.searched
      ? searchTrainings(run.job.configuration, run.job.seeds, [...run.searched.uniform, ...survivors])
      : [],
);

export interface OpenTrainings {
  readonly count: number;
  /** Neither known nor under way. */
  readonly open: readonly TrainingConfiguration[];
}

export const selectOpenSearchTrainings: (state: AppState) => OpenTrainings = memoiseSelector(
  (state) => [selectSearchTrainings(state), state.results, selectStartedKeys(state)],
  (trainings, results, started) => {
    const underWay = new Set(started);
    const isOpen = (configuration: TrainingConfiguration) => {
      const key = resultKeyOf(configuration);
      return results[key] === undefined && !underWay.has(key);
    };
    return { count: trainings.length, open: trainings.filter(isOpen) };
  },
);

/** The fronts without and with what was found, over the trainings that are known; null before the first of them. */
export const selectSearchedFronts: (state: AppState) => SearchedFronts | null = memoiseSelector(
  (state) => [state.searchRun, selectSurvivors(state), state.results],
  (run, survivors, results) => {
    if (!run?.searched) return null;
    const { configuration, seeds } = run.job;
    const { uniform } = run.searched;
    const { classes } = networkImages(configuration);
    const result = (key: string) => results[key]?.result;
    const fronts = searchedFronts({ configuration, seeds, uniform, survivors, classes, result });
    return fronts.after.length > 0 ? fronts : null;
  },
);

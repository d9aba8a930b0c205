import { describe, expect, it } from 'vitest';
import { resultKey } from '../../core/explore/result-key';
import type { SearchJob } from '../../core/explore/search/search-job';
import type { WidthCandidate } from '../../core/explore/search/width-search';
import type { TrainedResult } from '../../core/explore/trained-result';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { type AppStore, createAppStore } from '../store';
import {
  selectIsSearchOutdated,
  selectOpenSearchTrainings,
  selectSearchedFronts,
  selectSearchJob,
  selectSurvivors,
} from './search';

const candidate = (weights: readonly number[], activations: number, energyPj: number): WidthCandidate => ({
  layerBits: weights.map((bits) => ({ weights: bits, activations })),
  energyPj,
  expectedLoss: 1 / energyPj,
});
const [narrow, mixed, wide] = [
  candidate([2, 2, 2], 2, 10),
  candidate([2, 4, 2], 2, 20),
  candidate([4, 4, 4], 4, 80),
];

/** A store whose search has ended with one mixed design between two uniform ones. */
function searchedStore(survivors = 3): AppStore {
  const store = createAppStore();
  store.getState().setSearch({ bits: [4, 2], seeds: [1, 2], survivors });
  store.getState().startSearch(selectSearchJob(store.getState()) as SearchJob);
  const searched = {
    candidates: [narrow, mixed, wide],
    uniform: [narrow, wide],
    evaluations: 20,
    combinations: 32,
  };
  store.getState().updateSearch({ status: 'done', searched });
  return store;
}

function resultOf(configuration: TrainingConfiguration, accuracyFraction: number): TrainedResult {
  return {
    key: resultKey(configuration),
    configuration,
    testAccuracyFraction: accuracyFraction,
    validationAccuracyFraction: accuracyFraction,
    testCount: 100,
    disagreements: 0,
    requantizationBits: 16,
    weightsHash: '',
    backend: '',
  };
}

describe('selectSearchJob()', () => {
  it('takes the widths that the scheme has for weights and activations, by size', () => {
    const store = createAppStore();
    store.getState().setSearch({ scheme: 'lsq', bits: [8, 2, 4], seeds: [7, 9] });
    expect(selectSearchJob(store.getState())).toMatchObject({
      widths: { weights: [2, 4, 8], activations: [2, 4, 8] },
      seeds: [7, 9],
      configuration: { seed: 7, method: 'qat', quantization: { scheme: 'lsq' } },
      hardware: store.getState().hardware,
    });
  });

  it.each([{ bits: [] }, { seeds: [] }])('is null where nothing is left to search: %j', (change) => {
    const store = createAppStore();
    store.getState().setSearch(change);
    expect(selectSearchJob(store.getState())).toBeNull();
  });
});

describe('what a search found', () => {
  it('is outdated as soon as choices or machine differ', () => {
    const store = searchedStore();
    expect(selectIsSearchOutdated(store.getState())).toBe(false);
    store.getState().setSearch({ generations: 1 });
    expect(selectIsSearchOutdated(store.getState())).toBe(true);
    store.getState().setSearch({ generations: 60 });
    expect(selectIsSearchOutdated(store.getState())).toBe(false);
  });

  it('leaves no uniform widths among the survivors', () => {
    expect(selectSurvivors(searchedStore(2).getState())).toEqual([mixed]);
    expect(selectSurvivors(createAppStore().getState())).toEqual([]);
  });

  it('asks for each design and seed once, and not for what is known or under way', () => {
    const store = searchedStore();
    const { count, open } = selectOpenSearchTrainings(store.getState());
    // Three different designs with two seeds.
    expect([count, open.length]).toEqual([6, 6]);
    store.getState().addResults([resultOf(open[0] as TrainingConfiguration, 0.5)], 'gallery');
    expect(selectOpenSearchTrainings(store.getState()).open).toEqual(open.slice(1));
    store
      .getState()
      .enqueueSweep(open.slice(1).map((configuration) => ({ configuration, allocation: null })));
    expect(selectOpenSearchTrainings(store.getState())).toEqual({ count: 6, open: [] });
  });

  it('shows fronts from the first result on', () => {
    const store = searchedStore();
    expect(selectSearchedFronts(store.getState())).toBeNull();
    const { open } = selectOpenSearchTrainings(store.getState());
    const isMixed = ({ quantization }: TrainingConfiguration) => quantization.layerBits !== undefined;
    const trained = open.map((each) =>
      resultOf(each, isMixed(each) ? 0.9 : each.quantization.weightBits === 2 ? 0.7 : 0.8),
    );
    store.getState().addResults(trained, 'trained-here');
    const fronts = selectSearchedFronts(store.getState());
    expect(fronts?.before.map(({ widths }) => widths)).toEqual(['4', '2']);
    expect(fronts?.after.map(({ widths, seeds }) => [widths, seeds])).toEqual([
      ['2x8,4x2,2x2', 2],
      ['2', 2],
    ]);
    expect(fronts?.gainOverSeeds?.seeds).toBe(2);
    expect(fronts?.gainOverSeeds?.meanFraction).toBeGreaterThan(0);
  });
});

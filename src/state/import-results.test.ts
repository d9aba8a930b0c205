import { describe, expect, it } from 'vitest';
import { reproductionRuns } from '../core/explore/reproduce/reproduction-plan';
import { resultKey } from '../core/explore/result-key';
import type { TrainedResult } from '../core/explore/trained-result';
import { resultLine } from '../data/result-lines';
import { importResults } from './import-results';
import { selectDesignPoints } from './selectors/design-points';
import { createAppStore } from './store';

const results = reproductionRuns({
  datasets: ['mnist'],
  networks: ['tiny-cnn'],
  bits: [3],
  seeds: [1, 2],
  epochs: 1,
  floatEpochs: 1,
}).map(
  (configuration): TrainedResult => ({
    key: resultKey(configuration),
    configuration,
    testAccuracyFraction: 0.9,
    validationAccuracyFraction: 0.9,
    testCount: 2000,
    disagreements: 0,
    requantizationBits: 16,
    weightsHash: 'a',
    backend: 'wasm',
  }),
);
const [first, second] = results as [TrainedResult, TrainedResult];
const text = results.map(resultLine).join('');

describe('importResults()', () => {
  it('takes what is not known, under an origin of its own', () => {
    const store = createAppStore();
    store.getState().addResults([first], 'trained-here');
    expect(importResults(store, 'a.jsonl', text)).toEqual({ added: 15, known: 1 });
    const { results: stored } = store.getState();
    expect(stored[first.key]?.origin).toBe('trained-here');
    expect(stored[second.key]?.origin).toBe('imported');
    expect(importResults(store, 'a.jsonl', text)).toEqual({ added: 0, known: 16 });
  });

  it('shows designs without a training of this page as imported, in the place of the gallery', () => {
    const store = createAppStore();
    store.getState().addResults(results, 'gallery');
    importResults(store, 'a.jsonl', text);
    const points = selectDesignPoints(store.getState());
    // FP32 and the seven rungs.
    expect(points.map(({ origin }) => origin)).toEqual(Array.from({ length: 8 }, () => 'imported'));
  });

  it.each([
    ['a.jsonl', 'line 2', `${resultLine(first)}{"torn"\n`],
    ['b.jsonl', 'line 1', resultLine({ ...first, testAccuracyFraction: 3 })],
    [
      'c.jsonl',
      'There is no network "alexnet"',
      resultLine({ ...first, configuration: { ...first.configuration, network: 'alexnet' } }),
    ],
    ['d.jsonl', 'another version', resultLine({ ...first, key: '0123' })],
    ['e.jsonl', 'no results', ''],
    ['f.jsonl', 'different results', resultLine({ ...first, weightsHash: 'b' })],
  ])('refuses %s whole, and says: %s', (file, message, damaged) => {
    const store = createAppStore();
    store.getState().addResults([first], 'trained-here');
    const before = store.getState().results;
    expect(() => importResults(store, file, damaged)).toThrow(message);
    expect(() => importResults(store, file, damaged)).toThrow(file);
    expect(store.getState().results).toBe(before);
  });
});

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

function withBits(result: TrainedResult, weightBits: number): TrainedResult {
  const { configuration } = result;
  const quantization = { ...configuration.quantization, scheme: 'lsq', weightBits };
  const changed = { ...configuration, method: 'qat', quantization } as const;
  return { ...result, configuration: changed, key: resultKey(changed) };
}

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
      'line 1: configuration.network: There is no network "alexnet"',
      resultLine({ ...first, configuration: { ...first.configuration, network: 'alexnet' } }),
    ],
    [
      'g.jsonl',
      'line 2: configuration.quantization: lsq has no weights of 9 bits',
      `${resultLine(first)}${resultLine(withBits(first, 9))}`,
    ],
    ['h.jsonl', 'configuration.seed', resultLine(first).replace('"seed":1', '"seed":"one"')],
    ['d.jsonl', 'line 1: key: of another version', resultLine({ ...first, key: '0123' })],
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

describe('removing an imported file', () => {
  it('brings the gallery back and leaves what was trained here', () => {
    const store = createAppStore();
    const third = results[2] as TrainedResult;
    store.getState().addResults([first], 'trained-here');
    store.getState().addResults([{ ...second, weightsHash: 'of the gallery' }], 'gallery');
    importResults(store, 'a.jsonl', text);
    store.getState().addResults([{ ...third, weightsHash: 'of the gallery' }], 'gallery');
    expect(store.getState().results[third.key]).toMatchObject({ origin: 'imported', result: third });
    store.getState().removeImport('a.jsonl');
    expect(
      Object.fromEntries(
        Object.values(store.getState().results).map(({ result, origin }) => [
          result.key,
          `${origin} ${result.weightsHash}`,
        ]),
      ),
    ).toEqual({
      [first.key]: 'trained-here a',
      [second.key]: 'gallery of the gallery',
      [third.key]: 'gallery of the gallery',
    });
  });

  it('leaves what another file brought too, and what was trained again here', () => {
    const store = createAppStore();
    importResults(store, 'a.jsonl', text);
    importResults(store, 'b.jsonl', resultLine(first));
    store.getState().addResults([second], 'trained-here');
    const named = selectDesignPoints(store.getState()).map(({ importedFrom }) => importedFrom?.join());
    expect(named).toContain('a.jsonl,b.jsonl');
    store.getState().removeImport('a.jsonl');
    expect(Object.keys(store.getState().results).sort()).toEqual([first.key, second.key].sort());
    expect(store.getState().results[first.key]?.files).toEqual(['b.jsonl']);
  });
});

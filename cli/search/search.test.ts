import { describe, expect, it } from 'vitest';
import type { SensitivityRow } from '../../src/core/allocation/allocator';
import { createFakeTrainer, resultOf } from '../testing/fake-trainer';
import { search } from './search';
import { type SearchOptions, searchJob } from './search-settings';

const options: SearchOptions = {
  network: 'tiny-cnn',
  dataset: 'fashion-mnist',
  scheme: 'lsq',
  bits: '2,4',
  seeds: '1,2',
  epochs: '1',
  floatEpochs: '1',
  accelerator: 'dian-nao',
  placement: 'folded',
  source: 'horowitz',
  population: '20',
  generations: '20',
  survivors: '3',
  set: [],
  out: '',
};

/** Accuracy hangs on the weights of conv2 alone, and the sensitivity says so. */
function trainer() {
  const fake = createFakeTrainer((configuration) => {
    const { layerBits, weightBits } = configuration.quantization;
    const accuracy = (layerBits?.[1]?.weights ?? weightBits) === 4 ? 0.9 : 0.8;
    return { ...resultOf(configuration, accuracy), validationAccuracyFraction: accuracy };
  });
  const sensitivity = ['conv1', 'conv2', 'dense'].flatMap((name) =>
    (['weights', 'activations'] as const).flatMap((role) =>
      [2, 4].map((bits): SensitivityRow => {
        const isFelt = name === 'conv2' && role === 'weights' && bits === 2;
        return { layers: [name], role, bits, measures: { lossIncrease: isFelt ? 1 : 0 } };
      }),
    ),
  );
  const score = { accuracyFraction: 0, loss: 0 };
  const allocation = {
    key: '',
    allocator: 'hawq',
    params: {},
    layers: [],
    evaluations: 0,
    floatScore: score,
    score,
  };
  return { ...fake, allocate: async () => ({ ...allocation, sensitivity }) };
}

function services(started = trainer()) {
  return {
    known: [],
    startTrainer: async () => started,
    onResult: () => undefined,
    report: () => undefined,
    now: () => 0,
  };
}

describe('search', () => {
  it('trains the survivors and shows a better front than uniform widths give', async () => {
    const started = trainer();
    const report = await search(searchJob(options), services(started));
    // 2 bits everywhere, and 4 bits for the weights of conv2 alone: two of the 2^5 combinations are worth it.
    expect(report).toMatchObject({ combinations: 32, candidates: 2, failures: [] });
    expect(report.survivors.map(({ widths }) => widths)).toEqual(['2x8,4x2,2x2']);
    // Uniform 2 and 4 bits and the mixed design, two seeds each.
    expect(started.runs).toHaveLength(6);
    expect(report.before.map(({ widths, testFraction }) => [widths, testFraction])).toEqual([
      ['4', 0.9],
      ['2', 0.8],
    ]);
    expect(report.after.map(({ widths }) => widths)).toEqual(['2x8,4x2,2x2', '2']);
    expect(report.hypervolumeAfter).toBeGreaterThan(report.hypervolumeBefore);
  });

  it('trains nothing that it knows', async () => {
    const first = trainer();
    const results: ReturnType<typeof resultOf>[] = [];
    await search(searchJob(options), { ...services(first), onResult: (result) => results.push(result) });
    const second = trainer();
    await search(searchJob(options), { ...services(second), known: results });
    expect(second.runs).toEqual([]);
  });

  it.each<[string, Partial<SearchOptions>]>([
    ['There is no scheme "none"', { scheme: 'none' }],
    ['lsq codes weights in', { bits: '2,16' }],
    ['population must be between 2', { population: '1' }],
    ['placement must be one of', { placement: 'nowhere' }],
  ])('refuses bad input: %s', (message, change) => {
    expect(() => searchJob({ ...options, ...change })).toThrow(message);
  });
});

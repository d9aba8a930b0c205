import { describe, expect, it } from 'vitest';
import { configurationOf, createFakeTrainer, resultOf } from '../testing/fake-trainer';
import { spread, verify } from './verify';

const results = [2, 3, 4].map((bits) => resultOf(configurationOf({}, bits), 0.85));
const accuracies: Record<number, number> = { 2: 0.85, 3: 0.855, 4: 0.87 };

describe('verify', () => {
  it('tells identical, equal within the tolerance, and different results apart', async () => {
    const trainer = createFakeTrainer((configuration) =>
      resultOf(configuration, accuracies[configuration.quantization.weightBits]),
    );
    const summary = await verify({
      results,
      toleranceFraction: 0.01,
      startTrainer: async () => trainer,
      report: () => undefined,
      now: () => 0,
    });
    expect(summary).toEqual({
      checked: 3,
      identical: 1,
      equal: 2,
      toleranceFraction: 0.01,
      differences: [
        {
          key: results[2]?.key,
          point: 'tiny-cnn lsq qat W4A4 seed 1',
          publishedAccuracyFraction: 0.85,
          recomputedAccuracyFraction: 0.87,
        },
      ],
    });
  });
});

describe('verify on equal weights', () => {
  it('calls a result identical only if inference agrees too', async () => {
    const [published] = results.slice(0, 1);
    const answer = (testAccuracyFraction: number) => ({
      ...resultOf(configurationOf({}, 2), 0.85),
      testAccuracyFraction,
    });
    const identical = async (accuracyFraction: number) => {
      const trainer = createFakeTrainer(() => answer(accuracyFraction));
      const job = { startTrainer: async () => trainer, report: () => undefined, now: () => 0 };
      return (await verify({ ...job, results: published ? [published] : [], toleranceFraction: 0.01 }))
        .identical;
    };
    expect(await identical(0.85)).toBe(1);
    expect(await identical(0.8501)).toBe(0);
  });
});

describe('spread', () => {
  it('takes evenly spaced items', () => {
    const items = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(spread(items, 3)).toEqual([1, 4, 7]);
    expect(spread(items, 1)).toEqual([4]);
    expect(spread(items, 20)).toEqual(items);
  });

  it('takes as many as asked for from any list', () => {
    for (let length = 1; length <= 40; length++) {
      const items = Array.from({ length }, (_, index) => index);
      for (let count = 1; count <= length; count++) expect(spread(items, count)).toHaveLength(count);
    }
  });
});

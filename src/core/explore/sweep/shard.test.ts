import { describe, expect, it } from 'vitest';
import { defaultRecipe, type TrainingConfiguration } from '../training-configuration';
import { shard } from './shard';

const configurations = Array.from(
  { length: 300 },
  (_, seed): TrainingConfiguration => ({
    dataset: 'fashion-mnist',
    network: 'tiny-cnn',
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
    seed,
  }),
);
const parts = (items: readonly TrainingConfiguration[], count: number) =>
  Array.from({ length: count }, (_, index) => shard(items, index + 1, count));

describe('shard()', () => {
  it.each([1, 2, 7])('parts a sweep into %i parts without loss or overlap', (count) => {
    const found = parts(configurations, count);
    expect(found.flat()).toHaveLength(300);
    expect(new Set(found.flat())).toEqual(new Set(configurations));
  });

  it('parts nearly evenly', () => {
    // 300 tosses over 7 parts: 42.9 on average, deviation 6; more than four deviations off would be a fault.
    for (const { length } of parts(configurations, 7)) {
      expect(length).toBeGreaterThan(18);
      expect(length).toBeLessThan(68);
    }
  });

  it('leaves every run in its part when the sweep grows or is ordered anew', () => {
    const [first] = parts(configurations.slice(100).reverse(), 3);
    const [firstOfAll] = parts(configurations, 3);
    expect(new Set(first)).toEqual(new Set(firstOfAll?.filter(({ seed }) => seed >= 100)));
  });
});

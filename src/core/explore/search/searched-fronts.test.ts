import { describe, expect, it } from 'vitest';
import { resultKey } from '../result-key';
import type { TrainedResult } from '../trained-result';
import { defaultRecipe, type LayerBits, type TrainingConfiguration } from '../training-configuration';
import { searchedFronts, searchTrainings, withWidths } from './searched-fronts';

const configuration: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'qat',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 2, activationBits: 2, edgeLayers: 'same' },
  seed: 1,
};

const layerBitsOf = (weights: readonly number[], activations: number): readonly LayerBits[] =>
  weights.map((bits) => ({ weights: bits, activations }));
const candidate = (layerBits: readonly LayerBits[], energyPj: number) => ({
  layerBits,
  energyPj,
  expectedLoss: 0,
});
const narrow = candidate(layerBitsOf([2, 2, 2], 2), 1);
const wide = candidate(layerBitsOf([4, 4, 4], 4), Math.E ** 2);
// As cheap as two bits everywhere, and better in the eyes of validation.
const mixed = candidate(layerBitsOf([2, 4, 2], 2), 1);

type Accuracies = readonly [validation: number, test: number];

/** Validation and test accuracies of the narrow, the wide and the mixed design; null where a seed is not trained. */
function frontsOf(
  bySeed: readonly (readonly [Accuracies, Accuracies, Accuracies | null])[],
  found = [mixed],
) {
  const seeds = bySeed.map((_, index) => index + 1);
  const results = new Map<string, TrainedResult>();
  for (const [index, accuracies] of bySeed.entries()) {
    for (const [place, { layerBits }] of [narrow, wide, mixed].entries()) {
      const own = accuracies[place];
      if (!own) continue;
      const trained = { ...withWidths(configuration, layerBits), seed: index + 1 };
      const key = resultKey(trained);
      results.set(key, {
        key,
        configuration: trained,
        validationAccuracyFraction: own[0],
        testAccuracyFraction: own[1],
        testCount: 100,
        disagreements: 0,
        requantizationBits: 16,
        weightsHash: '',
        backend: '',
      });
    }
  }
  const result = (key: string) => results.get(key);
  const uniform = [narrow, wide];
  return searchedFronts({ configuration, seeds, uniform, survivors: found, classes: 10, result });
}

describe('searchedFronts()', () => {
  const [narrowAccuracies, wideAccuracies]: readonly [Accuracies, Accuracies] = [
    [0.6, 0.6],
    [0.9, 0.9],
  ];
  const confirmed: Accuracies = [0.7, 0.9];
  const refuted: Accuracies = [0.7, 0.4];

  it('judges the gain by what the test says of designs that validation chose, seed by seed', () => {
    const { gainOverSeeds, before, after } = frontsOf([
      [narrowAccuracies, wideAccuracies, confirmed],
      [narrowAccuracies, wideAccuracies, refuted],
    ]);
    expect(before.map(({ widths }) => widths)).toEqual(['4', '2']);
    // Validation drops two bits everywhere for the mixed design, which costs as much.
    expect(after.map(({ widths, seeds }) => [widths, seeds])).toEqual([
      ['4', 2],
      ['2x8,4x2,2x2', 2],
    ]);
    // Above chance 0.1 and two e-folds below the dearest: 2 x 0.5 before; 2 x 0.8 with the first seed, 2 x 0.3 with the
    // second, so gains of 0.6 and -0.4. Their mean is 0.1, its standard error (1 / sqrt 2) / sqrt 2 = 0.5, and t(1) 12.706.
    expect(gainOverSeeds?.seeds).toBe(2);
    expect(gainOverSeeds?.meanFraction).toBeCloseTo(0.1, 12);
    expect(gainOverSeeds?.intervalFraction.low).toBeCloseTo(0.1 - 6.353, 9);
    expect(gainOverSeeds?.intervalFraction.high).toBeCloseTo(0.1 + 6.353, 9);
    // Both signs flipped, one or none: every sum is at least as far from zero as 0.2.
    expect(gainOverSeeds?.signFlipP).toBe(1);
  });

  it('compares the seeds that all designs share and no others', () => {
    const { gainOverSeeds, survivors } = frontsOf([
      [narrowAccuracies, wideAccuracies, confirmed],
      [narrowAccuracies, wideAccuracies, null],
      [narrowAccuracies, wideAccuracies, confirmed],
    ]);
    expect(survivors.map(({ seeds }) => seeds)).toEqual([2]);
    expect(gainOverSeeds?.seeds).toBe(2);
    expect(gainOverSeeds?.meanFraction).toBeCloseTo(0.6, 12);
    expect(gainOverSeeds?.intervalFraction.low).toBeCloseTo(0.6, 9);
  });

  it('has no interval of one seed, nor where nothing but uniform widths was found', () => {
    const one = [narrowAccuracies, wideAccuracies, confirmed] as const;
    expect(frontsOf([one]).gainOverSeeds).toBeNull();
    const uniformOnly = frontsOf([one, one], [narrow]);
    expect(uniformOnly.gainOverSeeds).toBeNull();
    expect(uniformOnly.hypervolumeAfter).toBe(uniformOnly.hypervolumeBefore);
    expect(uniformOnly.survivors.map(({ widths }) => widths)).toEqual(['2']);
  });

  it('leaves out what is not trained', () => {
    const { survivors, before, after } = frontsOf([[narrowAccuracies, wideAccuracies, null]]);
    expect(survivors).toEqual([]);
    expect(after).toEqual(before);
  });
});

describe('searchTrainings()', () => {
  it('trains equal designs once per seed', () => {
    const trainings = searchTrainings(configuration, [1, 2], [narrow, mixed, narrow]);
    expect(trainings.map(({ seed, quantization }) => [seed, quantization.layerBits !== undefined])).toEqual([
      [1, false],
      [1, true],
      [2, false],
      [2, true],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from '../accuracy-estimate';
import type { TrainedResult } from '../trained-result';
import { defaultRecipe } from '../training-configuration';
import { compareDesigns, comparePredictions, compareTestAccuracy } from './compare-designs';
import { encodeCorrectBits } from './correct-bits';

function result(
  seed: number,
  testAccuracyFraction: number,
  change: Partial<TrainedResult> = {},
): TrainedResult {
  return {
    key: `${seed}`,
    configuration: {
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      networkParams: {},
      recipe: defaultRecipe,
      method: 'qat',
      quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
      seed,
    },
    testAccuracyFraction,
    validationAccuracyFraction: 0.9,
    testCount: 8,
    disagreements: 0,
    requantizationBits: 16,
    weightsHash: '',
    backend: '',
    ...change,
  };
}

const design = (...accuracies: readonly number[]) =>
  accuracies.map((accuracy, index) => result(index + 1, accuracy));

describe('compareDesigns()', () => {
  it('finds a difference whose interval leaves out zero', () => {
    // Differences 0.02, 0.021, 0.022: half-width 4.303 * 0.001 / sqrt(3) = 0.0025.
    const verdict = compareDesigns(design(0.9, 0.921, 0.902), design(0.88, 0.9, 0.88));
    expect(verdict.kind).toBe('difference');
    expect(verdict).toMatchObject({ seeds: 3 });
    expect(verdict.kind === 'difference' && verdict.meanFraction).toBeCloseTo(0.021, 9);
  });

  it('finds none in a difference that three seeds scatter over', () => {
    const verdict = compareDesigns(design(0.9, 0.9, 0.9), design(0.88, 0.905, 0.89));
    expect(verdict.kind).toBe('no-difference');
    expect(compareDesigns(design(0.9, 0.9, 0.9), design(0.9, 0.9, 0.9)).kind).toBe('no-difference');
  });

  it('gives no verdict from fewer than three shared seeds', () => {
    expect(compareDesigns(design(0.9, 0.9), design(0.5, 0.5, 0.5))).toEqual({
      kind: 'too-few-seeds',
      sharedSeeds: 2,
      differenceFraction: 0.4,
      isTie: false,
    });
    expect(compareDesigns(design(0.8), design(0.7975))).toMatchObject({ sharedSeeds: 1, isTie: true });
    expect(compareDesigns([result(4, 0.9)], design(0.9, 0.9))).toEqual({
      kind: 'too-few-seeds',
      sharedSeeds: 0,
      differenceFraction: null,
      isTie: false,
    });
  });
});

describe('comparePredictions()', () => {
  const labels = new Uint8Array(8);
  const bits = (...wrong: readonly number[]) =>
    encodeCorrectBits(
      labels.map((_, index) => (wrong.includes(index) ? 1 : 0)),
      labels,
    );

  it('tests the images of every shared seed whose bits are known', () => {
    const left = [
      result(1, 0.5, { correctBits: bits(0) }),
      result(2, 0.5),
      result(3, 0.5, { correctBits: bits() }),
    ];
    const right = [result(1, 0.5, { correctBits: bits(1, 2, 3) }), result(2, 0.5, { correctBits: bits() })];
    const found = comparePredictions(left, right);
    expect(found).toHaveLength(1);
    // 4 tosses, at most one head: 2 (1 + 4) / 16.
    expect(found[0]).toMatchObject({ seed: 1, leftOnly: 3, rightOnly: 1 });
    expect(found[0]?.exactP).toBeCloseTo(0.625, 12);
  });

  it('compares nothing across different images', () => {
    const other = result(1, 0.5, { correctBits: bits(1) });
    const configuration = { ...other.configuration, dataset: 'mnist' };
    expect(comparePredictions([{ ...other, configuration }], [other])).toEqual([]);
    expect(comparePredictions([{ ...other, testCount: 7 }], [other])).toEqual([]);
  });
});

describe('compareTestAccuracy()', () => {
  const point = (results: readonly TrainedResult[]) => ({
    results,
    testAccuracy: estimateAccuracy(results.map(({ testAccuracyFraction }) => testAccuracyFraction)),
  });

  it('tells apart by shared seeds what means alone do not', () => {
    // Better by 0.02 to 0.022 with every seed; the seeds themselves scatter over 0.08.
    const [better, worse] = [point(design(0.9, 0.941, 0.862)), point(design(0.88, 0.92, 0.84))];
    expect([compareTestAccuracy(better, worse), compareTestAccuracy(worse, better)]).toEqual([
      'higher',
      'lower',
    ]);
    const otherSeeds = point([result(4, 0.88), result(5, 0.92), result(6, 0.84)]);
    expect(compareTestAccuracy(better, otherSeeds)).toBe('tie');
  });

  it('calls a tie what shared seeds scatter over, and gives no verdict of single runs', () => {
    expect(compareTestAccuracy(point(design(0.9, 0.9, 0.9)), point(design(0.88, 0.905, 0.89)))).toBe('tie');
    expect(compareTestAccuracy(point(design(0.9)), point(design(0.8)))).toBe('too-few-seeds');
  });
});

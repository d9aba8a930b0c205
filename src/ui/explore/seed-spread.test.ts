import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from '../../core/explore/accuracy-estimate';
import type { DesignPoint } from '../../core/explore/design-point';
import type { TrainedResult } from '../../core/explore/trained-result';
import { defaultTraining } from '../../state/defaults';
import { seedSpread } from './seed-spread';

const point = (fractions: readonly number[]): DesignPoint => ({
  id: 'id',
  configuration: defaultTraining,
  origin: 'gallery',
  results: fractions.map((testAccuracyFraction) => ({ testAccuracyFraction }) as TrainedResult),
  testAccuracy: estimateAccuracy(fractions),
  validationAccuracy: estimateAccuracy(fractions),
  cost: null,
});

describe('seedSpread()', () => {
  it('is the range of two seeds', () => {
    expect(seedSpread(point([0.88, 0.9]))).toEqual({ low: 0.88, high: 0.9 });
  });

  it('is the 95 % interval of three', () => {
    // Deviation 0.01, t(2) = 4.303: half-width 4.303 * 0.01 / sqrt(3) = 0.0248.
    expect(seedSpread(point([0.87, 0.88, 0.89]))?.low).toBeCloseTo(0.88 - 0.0248, 4);
  });

  it('is unknown for one', () => {
    expect(seedSpread(point([0.88]))).toBeNull();
  });
});

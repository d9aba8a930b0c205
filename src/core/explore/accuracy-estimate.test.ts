import { describe, expect, it } from 'vitest';
import { estimateAccuracy, estimateFromMoments, sampleDeviation } from './accuracy-estimate';

describe('estimateAccuracy()', () => {
  it('gives the mean and its Student interval over three seeds', () => {
    // Deviations -0.01, 0, 0.01: s = 0.01; half-width 4.303 * 0.01 / sqrt(3) = 0.024843.
    const estimate = estimateAccuracy([0.87, 0.88, 0.89]);
    expect(estimate.meanFraction).toBeCloseTo(0.88, 12);
    expect(estimate.seeds).toBe(3);
    expect(estimate.intervalFraction?.low).toBeCloseTo(0.855157, 6);
    expect(estimate.intervalFraction?.high).toBeCloseTo(0.904843, 6);
  });

  it('has no interval for one seed and refuses none', () => {
    expect(estimateAccuracy([0.9])).toEqual({ meanFraction: 0.9, seeds: 1, intervalFraction: null });
    expect(() => estimateAccuracy([])).toThrow(RangeError);
  });

  it('cuts the interval to what a fraction can be', () => {
    // s = 0.0141, half-width 12.706 * 0.0141 / sqrt(2) = 0.127.
    expect(estimateAccuracy([0.97, 0.99]).intervalFraction?.high).toBe(1);
  });
});

describe('estimateFromMoments()', () => {
  it('agrees with the estimate from the values', () => {
    const values = [0.81, 0.83, 0.835, 0.84];
    const direct = estimateAccuracy(values);
    expect(estimateFromMoments(direct.meanFraction, sampleDeviation(values), 4)).toEqual(direct);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerGrid, narrowGrid } from '../code-format';
import { moments } from './moments';
import { countOverflows, smallestOverflowStep, stepAtOverflowLimit } from './overflow';
import { largestMagnitude, powerOfTwoRangeStep } from './power-of-two-range';
import { quantile } from './quantile';
import { nearestShortMantissa, shortMantissaAtLeast } from './short-mantissa';

it('moments() are mean and deviation of the population', () => {
  // mean 2, squared distances 9, 1, 0, 4, 4 over 5: 18 / 5
  const { mean, deviation } = moments(Float32Array.of(-1, 1, 2, 4, 4));
  expect(mean).toBe(2);
  expect(deviation).toBeCloseTo(Math.sqrt(18 / 5), 12);
});

describe('short mantissas', () => {
  it('are the next or the nearest 3-bit integer times a power of two', () => {
    // Between 1 and 2 the candidates are 1, 1.25, 1.5, 1.75 and 2.
    expect([1, 1.01, 1.3, 1.8, 0.3].map((step) => shortMantissaAtLeast(step, 3))).toEqual([
      1, 1.25, 1.5, 2, 0.3125,
    ]);
    expect([1, 1.1, 1.13, 1.9].map((step) => nearestShortMantissa(step, 3))).toEqual([1, 1, 1.25, 2]);
  });

  it('lie within a quarter above the step and keep what is one already', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e30, noNaN: true }), (step) => {
        const above = shortMantissaAtLeast(step, 3);
        expect(above).toBeGreaterThanOrEqual(step);
        expect(above).toBeLessThanOrEqual(step * 1.25);
        expect(Math.abs(nearestShortMantissa(step, 3) - step)).toBeLessThanOrEqual(step / 8);
        expect(shortMantissaAtLeast(above, 3)).toBe(above);
        expect(nearestShortMantissa(above, 3)).toBe(above);
      }),
    );
  });
});

it('quantile() is the value of the nearest rank', () => {
  const values = Float32Array.from({ length: 1000 }, (_, index) => (index * 7) % 1000);
  expect(quantile(values, 0.999)).toBe(998);
  expect(quantile(values, 0.9995)).toBe(999);
  expect(quantile(values, 0)).toBe(0);
});

describe('powerOfTwoRangeStep()', () => {
  it('spans the least power of two that reaches the limit', () => {
    // 0.9 lies below 1: 4 unsigned codes of 1/4; with a sign 2 of them per side: 1/2.
    expect(powerOfTwoRangeStep(0.9, integerGrid(2, false))).toBe(0.25);
    expect(powerOfTwoRangeStep(0.9, integerGrid(2, true))).toBe(0.5);
    expect(powerOfTwoRangeStep(1, integerGrid(8, false))).toBe(2 ** -8);
    expect(powerOfTwoRangeStep(1.1, integerGrid(8, true))).toBe(2 ** -6);
  });

  it('is usable where all is zero', () => {
    expect(powerOfTwoRangeStep(largestMagnitude(new Float32Array(3)), integerGrid(4, true))).toBe(2 ** -4);
  });
});

describe('overflows', () => {
  it('are counted at the limit too, of either sign', () => {
    expect(countOverflows(Float32Array.of(1, -1, 0.99, -3), 1)).toBe(3);
  });

  it('stepAtOverflowLimit() is the smallest step within the limit', () => {
    // Largest code 3, one value in ten is 4, the others 1: with no overflow allowed 3 s must exceed 4, s = 2; with one in
    // ten 3 s must exceed 1, s = 1/2.
    const values = Float32Array.of(4, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    expect(stepAtOverflowLimit(values, narrowGrid(3), 0)).toBe(2);
    expect(stepAtOverflowLimit(values, narrowGrid(3), 0.1)).toBe(0.5);
  });

  it('stepAtOverflowLimit() leaves a range that just overflows', () => {
    // min-max gives step 1 with largest value 3, which 3 reaches.
    expect(stepAtOverflowLimit(Float32Array.of(3, 0), narrowGrid(3), 0)).toBe(2);
  });

  it('stepAtOverflowLimit() stays positive where nothing overflows', () => {
    expect(stepAtOverflowLimit(new Float32Array(4), narrowGrid(8), 0)).toBeGreaterThanOrEqual(
      smallestOverflowStep,
    );
  });
});

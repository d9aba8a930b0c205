import { describe, expect, it } from 'vitest';
import { studentT95 } from './student-t';

/**
 * Probability of |T| <= bound. With T = sqrt(n) tan(u) the density becomes cos(u)^(n-1) over a finite range, so that
 * the probability is a ratio of two integrals; Simpson's rule on both.
 */
function probabilityWithin(bound: number, degrees: number): number {
  const integral = (limit: number) => {
    const intervals = 20_000;
    const width = limit / intervals;
    let sum = 0;
    for (let index = 0; index <= intervals; index++) {
      const weight = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2;
      sum += weight * Math.cos(index * width) ** (degrees - 1);
    }
    return (sum * width) / 3;
  };
  return integral(Math.atan(bound / Math.sqrt(degrees))) / integral(Math.PI / 2);
}

describe('studentT95()', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index + 1))('covers 95 %% at %i degrees', (degrees) => {
    expect(probabilityWithin(studentT95(degrees) - 0.0006, degrees)).toBeLessThan(0.95);
    expect(probabilityWithin(studentT95(degrees) + 0.0006, degrees)).toBeGreaterThan(0.95);
  });

  it('rounds degrees down and never below the value of 30', () => {
    expect(studentT95(2.9)).toBe(4.303);
    expect(studentT95(1000)).toBe(2.042);
    expect(() => studentT95(0.5)).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { pairedDifference } from './paired-difference';

describe('pairedDifference()', () => {
  it('gives mean, interval and sign-flip p of three differences', () => {
    // Mean 0.02, s = 0.01, half-width 4.303 * 0.01 / sqrt(3) = 0.024843; of 8 patterns +++ and --- reach the sum.
    const found = pairedDifference([0.01, 0.02, 0.03]);
    expect(found.seeds).toBe(3);
    expect(found.meanFraction).toBeCloseTo(0.02, 12);
    expect(found.intervalFraction.low).toBeCloseTo(-0.004843, 6);
    expect(found.intervalFraction.high).toBeCloseTo(0.044843, 6);
    expect(found.signFlipP).toBe(0.25);
  });

  it('counts patterns that tie with what was observed', () => {
    // Sum 2 of 1, 2, -1. Signed sums: ±1 ±2 ±1 = 4, 2, 0, -2 and negatives; at least 2 from zero: 6 of 8.
    expect(pairedDifference([0.01, 0.02, -0.01]).signFlipP).toBe(0.75);
    expect(pairedDifference([0, 0]).signFlipP).toBe(1);
  });

  it('draws patterns where there are too many, always the same', () => {
    const differences = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 0.01 : -0.01));
    const { signFlipP } = pairedDifference(differences);
    expect(signFlipP).toBe(1);
    const clear = pairedDifference(Array.from({ length: 20 }, (_, index) => 0.01 + index * 1e-4));
    expect(clear.signFlipP).toBeLessThan(0.001);
    expect(clear.signFlipP).toBeGreaterThan(0);
  });

  it('refuses a single difference', () => {
    expect(() => pairedDifference([0.01])).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestExponent, signedPowers } from './signed-powers';

const sumOf = (value: number): number =>
  signedPowers(value).reduce(
    (sum, { exponent, isNegative }) => sum + (isNegative ? -1 : 1) * 2 ** exponent,
    0,
  );

describe('signedPowers', () => {
  it('gives none for 0, and one for a power of two', () => {
    expect(signedPowers(0)).toEqual([]);
    expect(signedPowers(-8)).toEqual([{ exponent: 3, isNegative: true }]);
  });

  it('writes 7 as 8 - 1, and 11 as 16 - 4 - 1', () => {
    expect(signedPowers(7)).toEqual([
      { exponent: 0, isNegative: true },
      { exponent: 3, isNegative: false },
    ]);
    expect(signedPowers(11)).toEqual([
      { exponent: 0, isNegative: true },
      { exponent: 2, isNegative: true },
      { exponent: 4, isNegative: false },
    ]);
  });

  it('adds up to the value, and never uses two exponents in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), (value) => {
        expect(sumOf(value)).toBe(value);
        const exponents = signedPowers(value).map(({ exponent }) => exponent);
        for (const [index, exponent] of exponents.slice(1).entries()) {
          expect(exponent - (exponents[index] ?? 0)).toBeGreaterThan(1);
        }
      }),
    );
  });
});

describe('largestExponent', () => {
  it('is the greatest exponent of all values up to a magnitude', () => {
    let largest = 0;
    for (let magnitude = 0; magnitude <= 600; magnitude++) {
      for (const { exponent } of signedPowers(magnitude)) largest = Math.max(largest, exponent);
      expect([magnitude, largestExponent(magnitude)]).toEqual([magnitude, largest]);
    }
  });
});

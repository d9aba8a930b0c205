import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dyadicMultiplier, exponentOf, multiplyRoundShift } from './requantization';

function exact(accumulator: number, mantissa: number, shift: number): bigint {
  const product = BigInt(accumulator) * BigInt(mantissa);
  return shift > 0 ? (product + (1n << BigInt(shift - 1))) >> BigInt(shift) : product << BigInt(-shift);
}

describe('dyadicMultiplier()', () => {
  it('normalises the mantissa to the given bits', () => {
    // 0.3 = 0.6 * 2^-1; 0.6 * 256 = 153.6 -> 154 in [128, 256), so 154 * 2^-9.
    expect(dyadicMultiplier(0.3, 8)).toEqual({ mantissa: 154, shift: 9 });
    expect(dyadicMultiplier(-0.3, 8)).toEqual({ mantissa: -154, shift: 9 });
    expect(dyadicMultiplier(4, 8)).toEqual({ mantissa: 128, shift: 5 });
    expect(dyadicMultiplier(0, 8)).toEqual({ mantissa: 0, shift: 0 });
  });

  it('rounds up where ties of positive sums must not fall below the half', () => {
    // 1/3 * 2^9 = 170.67: 171 either way; 5/3 * 2^7 = 213.33 is 213 to the nearest and 214 upwards.
    expect(dyadicMultiplier(5 / 3, 8)).toEqual({ mantissa: 213, shift: 7 });
    expect(dyadicMultiplier(5 / 3, 8, 'up')).toEqual({ mantissa: 214, shift: 7 });
    expect(dyadicMultiplier(0.75, 8, 'up')).toEqual({ mantissa: 192, shift: 8 });
    for (let tie = 3; tie < 3000; tie += 6) {
      const { mantissa, shift } = dyadicMultiplier(1 / 3 / 2, 16, 'up');
      expect(multiplyRoundShift(tie, mantissa, shift)).toBe((tie / 3 + 1) / 2);
    }
  });

  it('renormalises where the mantissa rounds up to the next power', () => {
    // 0.999 * 16 = 15.98 -> 16 = 8 * 2
    expect(dyadicMultiplier(0.999, 4)).toEqual({ mantissa: 8, shift: 3 });
  });

  it('is within half a unit of the last mantissa bit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 31 }),
        (factor, bits) => {
          const { mantissa, shift } = dyadicMultiplier(factor, bits);
          expect(mantissa).toBeGreaterThanOrEqual(2 ** (bits - 1));
          expect(mantissa).toBeLessThan(2 ** bits);
          expect(Math.abs((mantissa * 2 ** -shift) / factor - 1)).toBeLessThanOrEqual(2 ** -bits);
        },
      ),
    );
  });

  it('becomes 0 where no shift reaches', () => {
    expect(dyadicMultiplier(2 ** -130, 8).mantissa).toBe(0);
  });

  it('names an invalid width or factor', () => {
    expect(() => dyadicMultiplier(1, 32)).toThrow('32');
    expect(() => dyadicMultiplier(Number.NaN, 8)).toThrow('NaN');
  });
});

describe('multiplyRoundShift()', () => {
  it('rounds a tie up', () => {
    // 5 * 3 / 2 = 7.5 and -7.5
    expect(multiplyRoundShift(5, 3, 1)).toBe(8);
    expect(multiplyRoundShift(-5, 3, 1)).toBe(-7);
  });

  it('equals arithmetic without limits', () => {
    const accumulator = fc.integer({ min: -(2 ** 37) + 1, max: 2 ** 37 - 1 });
    const mantissa = fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(accumulator, mantissa, fc.integer({ min: 15, max: 70 }), (value, factor, shift) => {
        expect(BigInt(multiplyRoundShift(value, factor, shift))).toBe(exact(value, factor, shift));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the magnitude of results that any clip catches', () => {
    expect(multiplyRoundShift(2 ** 36, 2 ** 30, -2)).toBe(2 ** 68);
  });

  it('equals arithmetic without limits for accumulators of wide codes', () => {
    const accumulator = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    const mantissa = fc.integer({ min: 2 ** 15, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(accumulator, mantissa, fc.integer({ min: 31, max: 70 }), (value, factor, shift) => {
        expect(BigInt(multiplyRoundShift(value, factor, shift))).toBe(exact(value, factor, shift));
      }),
    );
  });
});

describe('exponentOf()', () => {
  it('is exact at and beside powers of two', () => {
    for (let exponent = -140; exponent <= 140; exponent++) {
      const power = 2 ** exponent;
      expect(exponentOf(power)).toBe(exponent);
      expect(exponentOf(power * (1 - 2 ** -53))).toBe(exponent - 1);
      expect(exponentOf(power * (1 + 2 ** -52))).toBe(exponent);
    }
  });
});

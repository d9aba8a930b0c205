import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, roundHalfUp, shiftRightRounded } from './rounding';

describe('roundHalfUp()', () => {
  it('rounds ties up, as in the table of public cases', () => {
    const values = [5.5, 2.5, 1.6, 1.1, 1.0, -1.0, -1.1, -1.6, -2.5, -5.5];
    expect(values.map(roundHalfUp)).toEqual([6, 3, 2, 1, 1, -1, -1, -2, -2, -5]);
  });

  it('is right at the float32 neighbours of a tie', () => {
    // 0.49999997 is the largest float32 below 1/2; adding 1/2 to it in float32 gives 1.
    expect(roundHalfUp(Math.fround(0.49999997))).toBe(0);
    expect(roundHalfUp(Math.fround(0.50000006))).toBe(1);
    expect(roundHalfUp(Math.fround(-0.49999997))).toBe(0);
    expect(roundHalfUp(Math.fround(-0.50000006))).toBe(-1);
    expect(roundHalfUp(-0.5)).toBe(0);
  });
});

describe('shiftRightRounded()', () => {
  it('adds half, then shifts', () => {
    // 22/4 = 5.5, 10/4 = 2.5, -10/4 = -2.5, -22/4 = -5.5
    expect([22, 10, -10, -22].map((value) => shiftRightRounded(value, 2))).toEqual([6, 3, -2, -5]);
    expect(shiftRightRounded(3, -4)).toBe(48);
    expect(shiftRightRounded(-7, 0)).toBe(-7);
  });

  it('equals the integer arithmetic of hardware up to 2^53', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 60 }), (value, shift) => {
        const expected = (BigInt(value) + (1n << BigInt(shift - 1))) >> BigInt(shift);
        expect(BigInt(shiftRightRounded(value, shift))).toBe(expected);
      }),
    );
  });
});

describe('clip()', () => {
  it('keeps what is inside', () => {
    expect([-9, -8, 3, 7, 8].map((value) => clip(value, -8, 7))).toEqual([-8, -8, 3, 7, 7]);
  });
});

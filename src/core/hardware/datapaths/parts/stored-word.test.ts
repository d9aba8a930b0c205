import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
  rowMix,
} from '../../../quantization/code-format';
import { codeOf, planeWordOf, storedWords, wordOf } from './stored-word';

const powers = (bits: number, hasZero: boolean) => powerOfTwoCodes(bits, { hasZero, rounding: 'nearest' });

describe('stored words', () => {
  it.each<[string, CodeFormat, readonly (readonly [code: number, word: number])[]]>([
    [
      "two's complement",
      integerGrid(4, true),
      [
        [-8, 0b1000],
        [-1, 0b1111],
        [0, 0],
        [7, 0b0111],
      ],
    ],
    [
      'plain binary',
      integerGrid(16, false),
      [
        [0, 0],
        [65535, 65535],
      ],
    ],
    [
      'ternary',
      narrowGrid(2),
      [
        [-1, 0b11],
        [0, 0],
        [1, 1],
      ],
    ],
    // -3/2, -1/2, 1/2, 3/2 are k + 1/2 of k = -2, -1, 0, 1.
    [
      'half-integers',
      halfIntegerGrid(2),
      [
        [-2, 0b10],
        [-1, 0b11],
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'signs',
      halfIntegerGrid(1),
      [
        [-1, 1],
        [0, 0],
      ],
    ],
    // Seven powers: exponent + 1 in three bits.
    [
      'powers with zero',
      powers(4, true),
      [
        [0, 0],
        [1, 0b0001],
        [64, 0b0111],
        [-1, 0b1001],
        [-64, 0b1111],
      ],
    ],
    [
      'powers without zero',
      powers(3, false),
      [
        [1, 0],
        [8, 0b011],
        [-1, 0b100],
        [-8, 0b111],
      ],
    ],
    // Two terms of three powers each: two bits each, the first term lowest.
    [
      'sums of powers',
      additivePowerCodes(
        [
          [1, 4, 16],
          [2, 8, 32],
        ],
        true,
      ),
      [
        [0, 0],
        [1, 0b00001],
        [2, 0b00100],
        [24, 0b01011],
        [-48, 0b11111],
      ],
    ],
    // Four bits of exponent and three of mantissa: 9 = (8 + 1) * 2^0; (8 + 7) * 2^15 is the largest.
    [
      'minifloats',
      minifloatCodes(8),
      [
        [0, 0],
        [9, 1],
        [16, 0b1000],
        [-9, 0b1000_0001],
        [15 * 2 ** 15, 0b111_1111],
      ],
    ],
  ])('lie in memory as %s', (_, format, cases) => {
    for (const [code, word] of cases) {
      expect(wordOf(format, code)).toBe(word);
      expect(codeOf(format, word)).toBe(code);
    }
  });

  it.each<[CodeFormat, number]>([
    [integerGrid(8, true), 256],
    [narrowGrid(4), 15],
    [halfIntegerGrid(5), 32],
    [powers(5, true), 31],
    [powers(5, false), 32],
    [
      additivePowerCodes(
        [
          [1, 4, 16],
          [2, 8, 32],
        ],
        true,
      ),
      31,
    ],
    [minifloatCodes(8), 255],
  ])('are as many as there are codes: case %#', (format, count) => {
    const words = storedWords(format);
    expect(words).toHaveLength(count);
    expect(words.map((word) => wordOf(format, codeOf(format, word)))).toEqual(words);
  });

  it('have a bit for each plane, 1 where it is subtracted', () => {
    expect(planeWordOf([5, 2, 1], 5 + 2 - 1)).toBe(0b100);
    expect(planeWordOf([5, 2, 1], -5 + 2 + 1)).toBe(0b001);
    expect(storedWords(planeCodes(2))).toEqual([0, 1, 2, 3]);
    expect(() => planeWordOf([5, 2, 1], 7)).toThrow(RangeError);
  });

  it('are none of what is no code', () => {
    const mixed = rowMix([{ format: integerGrid(4, true), fraction: 1 }]);
    expect(() => wordOf(narrowGrid(2), -2)).toThrow('-2 is no integer-grid code of 2 bits');
    expect(() => codeOf(narrowGrid(2), 0b10)).toThrow(RangeError);
    expect(() => wordOf(integerGrid(4, false), 16)).toThrow(RangeError);
    expect(() => wordOf(integerGrid(4, false), 1.5)).toThrow(RangeError);
    expect(() => wordOf(powers(4, true), 3)).toThrow(RangeError);
    expect(() => wordOf(powers(3, false), 0)).toThrow(RangeError);
    expect(() => wordOf(minifloatCodes(8), 17)).toThrow(RangeError);
    expect(() =>
      wordOf(
        additivePowerCodes(
          [
            [1, 4, 16],
            [2, 8, 32],
          ],
          true,
        ),
        5,
      ),
    ).toThrow(RangeError);
    expect(() => wordOf(mixed, 1)).toThrow(RangeError);
    expect(() => codeOf(planeCodes(2), 1)).toThrow(RangeError);
  });
});

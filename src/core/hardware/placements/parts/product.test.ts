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
} from '../../../quantization/code-format';
import { productsOf } from './product';

const byte = integerGrid(8, false);
const sign = halfIntegerGrid(1);
const ternary = narrowGrid(2);
const sums = additivePowerCodes([[8, 4, 1], [2]], true);
const unsignedSums = additivePowerCodes(
  [
    [32, 8, 2],
    [16, 4, 1],
  ],
  false,
);
const shifts = powerOfTwoCodes(4, { hasZero: false, rounding: 'logarithmic' });

function summary(weights: CodeFormat, inputs: CodeFormat): string {
  const [product] = productsOf(weights, inputs);
  const uses = product!.uses.map(
    ({ kind, bitsA, bitsB }) => `${kind} ${bitsB ? `${bitsA}x${bitsB}` : bitsA}`,
  );
  return `${uses.join(', ')} -> ${product!.planePairs} of ${product!.bits}`;
}

describe('productsOf()', () => {
  it.each([
    ['a multiplier for integers', integerGrid(4, true), byte, 'multiply 4x8 -> 1 of 12'],
    // 8 + 7 places, and the sign.
    ['a shifter that turns signs for powers of two', shifts, byte, 'shift 15, and 15 -> 1 of 16'],
    ['one XNOR for two signs', sign, sign, 'and 1 -> 1 of 1'],
    ['an XNOR and a gate for ternary codes', ternary, ternary, 'and 1, and 1 -> 1 of 2'],
    ['gates that turn an integer', sign, byte, 'and 8 -> 1 of 9'],
    ['gates that turn or drop an integer', ternary, byte, 'and 8, and 8 -> 1 of 9'],
    ['an XNOR for each pair of planes', planeCodes(2), planeCodes(3), 'and 1 -> 6 of 1'],
    // Up to 10 is 4 bits. One term shifts by up to 3 places, the other is dropped or not; then 12 bits are added.
    [
      'a shifter and an adder for sums of two powers',
      sums,
      byte,
      'shift 11, and 8, and 8, add 12, and 12 -> 1 of 13',
    ],
    // Inputs up to 48 are 6 bits, which gates make of their powers.
    [
      'whole inputs for sums of powers on both sides',
      sums,
      unsignedSums,
      'and 6, shift 9, and 6, and 6, add 10, and 10 -> 1 of 11',
    ],
    [
      'gates alone for ternary weights',
      ternary,
      additivePowerCodes([[4, 2, 1]], false),
      'and 3, and 3, and 3 -> 1 of 4',
    ],
    // 4 x 4 significands, 15 + 15 places more, and the sign.
    [
      'significands, exponents and a shifter for minifloats',
      minifloatCodes(8),
      minifloatCodes(8),
      'multiply 4x4, add 5, shift 38, and 1, and 38, and 38 -> 1 of 39',
    ],
  ] as const)('takes %s', (_, weights, inputs, expected) => {
    expect(summary(weights, inputs)).toBe(expected);
  });
});

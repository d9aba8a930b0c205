import { describe, expect, it } from 'vitest';
import {
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

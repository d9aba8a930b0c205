import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip } from '../quantization/rounding';
import { clipped, largerOf } from './branch-free';

const whole = fc.integer({ min: -(2 ** 51), max: 2 ** 51 });
const code = fc.integer({ min: -32768, max: 32767 });

describe('largerOf()', () => {
  it('equals the maximum', () => {
    fc.assert(fc.property(whole, whole, (left, right) => largerOf(left, right) === Math.max(left, right)));
    fc.assert(fc.property(code, code, (left, right) => largerOf(left, right) === Math.max(left, right)));
  });
});

describe('clipped()', () => {
  it('equals the clip', () => {
    fc.assert(
      fc.property(fc.oneof(whole, code), code, code, (value, one, other) => {
        const [minimum, maximum] = [Math.min(one, other), Math.max(one, other)];
        expect(clipped(value, minimum, maximum) === clip(value, minimum, maximum)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { requantizationMantissaBits } from './requantization-width';

const shift = { scale: 'power-of-two' } as const;
const short = { scale: 'mantissa', mantissaBits: 3 } as const;
const real = { scale: 'real' } as const;

describe('requantizationMantissaBits()', () => {
  it.each([
    ['shifts alone', [shift, shift], shift, 0],
    ['two short mantissas over a power of two', [short, short], shift, 6],
    ['one short mantissa over a power of two', [short, shift], shift, 3],
    ['division by a short mantissa', [short, short], short, 16],
    ['a real step', [real, shift], shift, 16],
    ['a real step at the output', [shift, shift], real, 16],
  ] as const)('%s', (_, operands, outputs, bits) => {
    expect(requantizationMantissaBits(operands, outputs, 16)).toBe(bits);
  });

  it('never takes more than the limit', () => {
    expect(requantizationMantissaBits([short, short], shift, 4)).toBe(4);
  });
});

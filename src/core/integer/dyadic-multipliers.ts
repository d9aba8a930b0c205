import { dyadicMultiplier, type MantissaRounding } from '../quantization/requantization';
import type { DyadicMultipliers } from './integer-network';

const leastShift = -128;

/**
 * Each factor as an integer of `bits` bits and a shift; one entry where all factors are equal. Throws a RangeError for
 * factors that no shift of 8 bits reaches.
 */
export function dyadicMultipliers(
  factors: Float64Array,
  bits: number,
  rounding: MantissaRounding = 'nearest',
): DyadicMultipliers {
  const distinct = allEqual(factors) ? factors.subarray(0, 1) : factors;
  const multipliers = Array.from(distinct, (factor) => dyadicMultiplier(factor, bits, rounding));
  for (const [at, { shift }] of multipliers.entries()) {
    if (shift < leastShift) throw new RangeError(`factor out of reach of a shift: ${distinct[at]}`);
  }
  return {
    mantissas: Int32Array.from(multipliers, ({ mantissa }) => mantissa),
    shifts: Int8Array.from(multipliers, ({ shift }) => shift),
  };
}

/** True where all entries equal the first. */
export function allEqual(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/** Largest magnitude of a multiplier, in units of 2^-fractionBits. */
export function largestFactor({ mantissas, shifts }: DyadicMultipliers, fractionBits: number): number {
  return mantissas.reduce(
    (largest, mantissa, at) =>
      Math.max(largest, Math.abs(mantissa) * 2 ** (fractionBits - (shifts[at] as number))),
    0,
  );
}

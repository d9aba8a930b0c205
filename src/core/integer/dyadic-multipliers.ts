import { dyadicMultiplier, type MantissaRounding } from '../quantization/requantization';
import type { DyadicMultipliers } from './integer-network';

/** Each factor as an integer of `bits` bits and a shift; one entry where all factors are equal. */
export function dyadicMultipliers(
  factors: Float64Array,
  bits: number,
  rounding: MantissaRounding = 'nearest',
): DyadicMultipliers {
  const distinct = allEqual(factors) ? factors.subarray(0, 1) : factors;
  const multipliers = Array.from(distinct, (factor) => dyadicMultiplier(factor, bits, rounding));
  return {
    mantissas: Int32Array.from(multipliers, ({ mantissa }) => mantissa),
    shifts: Int8Array.from(multipliers, ({ shift }) => shift),
  };
}

export function allEqual(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

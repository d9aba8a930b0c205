import type { Activation } from '../networks/network';
import { roundHalfUp } from '../quantization/rounding';
import type { WideOutput } from './integer-network';

/**
 * Sums of so many bits, worth `factors` each after a shift to the right, handed on between the limits of an activation:
 * those of its values in whole units, the other way round where a factor is negative.
 */
export function compileWide(
  activation: Activation,
  factors: Float64Array,
  { bits, shift }: { readonly bits: number; readonly shift: number },
): WideOutput {
  // Rounding up can add one to the largest sum.
  const handedOn = shift > 0 ? Math.max(2, bits - shift + 1) : bits;
  return {
    kind: 'wide',
    shift,
    minimums: factors.map((factor) => lowerLimit(activation, factor)),
    maximums: factors.map((factor) => -lowerLimit(activation, -factor)),
    bits: handedOn,
  };
}

/** Least sum whose value the activation leaves as it is. */
function lowerLimit(activation: Activation, factor: number): number {
  if (activation === 'none') return Number.NEGATIVE_INFINITY;
  if (activation === 'relu') return factor > 0 ? 0 : Number.NEGATIVE_INFINITY;
  return -roundHalfUp(1 / Math.abs(factor));
}

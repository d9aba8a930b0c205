import type { Activation } from '../networks/network';
import { roundHalfUp } from '../quantization/rounding';
import { activationLimits } from './activation-limits';
import type { WideOutput } from './integer-network';
import type { TensorValues } from './tensor-values';
import { bitsOfSums } from './widest-sums';

/**
 * Sums of so many bits, handed on after a shift to the right between the limits of an activation: where `factors` times
 * what is handed on, plus `constants`, reaches those of its values. Limits that exclude no sum are infinite.
 */
export function compileWide(
  activation: Activation,
  { factors, constants }: Pick<TensorValues, 'factors' | 'constants'>,
  { bits, shift }: { readonly bits: number; readonly shift: number },
): WideOutput {
  // Rounding up can add one to the largest sum.
  const shifted = shift > 0 ? Math.max(2, bits - shift + 1) : bits - shift;
  const largest = 2 ** (shifted - 1);
  const limits = activationLimits[activation];
  const limitOf = (value: number, channel: number): number =>
    roundHalfUp((value - (constants[channel] as number)) / (factors[channel] as number)) + 0;
  const minimums = factors.map((factor, channel) => {
    const limit = limitOf(limits[factor > 0 ? 0 : 1], channel);
    return limit <= -largest ? Number.NEGATIVE_INFINITY : limit;
  });
  const maximums = factors.map((factor, channel) => {
    const limit = limitOf(limits[factor > 0 ? 1 : 0], channel);
    return limit >= largest ? Number.POSITIVE_INFINITY : limit;
  });
  const finite = [...minimums, ...maximums].filter(Number.isFinite);
  const furthest = finite.reduce((most, limit) => Math.max(most, Math.abs(limit)), 0);
  return { kind: 'wide', shift, minimums, maximums, bits: Math.max(shifted, bitsOfSums(furthest)) };
}

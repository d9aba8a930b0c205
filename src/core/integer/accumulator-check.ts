import { clip, shiftRightRounded } from '../quantization/rounding';
import type { IntegerMatrixLayer, WideOutput } from './integer-network';
import { sumRange } from './sum-range';

/**
 * Throws a RangeError where some input could drive an accumulator of the layer, or the sums that it hands on, beyond
 * their declared widths.
 */
export function checkAccumulator(layer: IntegerMatrixLayer): void {
  const { name, outputChannels, accumulatorBits, output } = layer;
  const limit = 2 ** (accumulatorBits - 1);
  for (let channel = 0; channel < outputChannels; channel++) {
    const { lowest, highest } = sumRange(layer, channel);
    if (lowest < -limit || highest >= limit) {
      throw new RangeError(`layer ${name} can exceed its accumulator of ${accumulatorBits} bits`);
    }
    if (output.kind === 'wide' && !fits(output, channel, [lowest, highest])) {
      throw new RangeError(`layer ${name} can hand on sums of more than ${output.bits} bits`);
    }
  }
}

function fits(
  { shift, minimums, maximums, bits }: WideOutput,
  channel: number,
  sums: readonly number[],
): boolean {
  const minimum = minimums[channel % minimums.length] as number;
  const maximum = maximums[channel % maximums.length] as number;
  return sums.every(
    (sum) => Math.abs(clip(shiftRightRounded(sum, shift), minimum, maximum)) <= 2 ** (bits - 1),
  );
}

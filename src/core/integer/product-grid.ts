import { decodeCode, encodeValue, entry } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';

/**
 * Value of one unit of an accumulator, per output channel: weight step times input step, over the weights' multiple;
 * exact in float64.
 */
export function productSteps(weights: Quantizer, inputs: Quantizer, channels: number): Float64Array {
  const multiple = weightMultiple(weights, inputs);
  return Float64Array.from(
    { length: channels },
    (_, channel) => (entry(weights.steps, channel) * entry(inputs.steps, 0)) / multiple,
  );
}

/**
 * What weight codes are multiplied by in a network of whole numbers: 2 for half-integers, which so become odd numbers,
 * and 2 for weights that meet half-integer inputs, whose constant half then adds up to whole units.
 */
export function weightMultiple(weights: Quantizer, inputs: Quantizer): 1 | 2 | 4 {
  if (weights.format.shift === 0 && inputs.format.shift === 0) return 1;
  return weights.format.shift === 0 || inputs.format.shift === 0 ? 2 : 4;
}

/** Stored code that stands in padded positions: the one whose value is nearest to zero. */
export function padCode(inputs: Quantizer): number {
  return encodeValue(0, inputs, 0);
}

/** Value of a padded position; not 0 where an offset leaves zero off the grid. */
export function padValue(inputs: Quantizer): number {
  return decodeCode(padCode(inputs), inputs, 0);
}

/** What a quantizer adds to its stored codes, in steps: value = step * (code + codeOffset). */
export function codeOffset(quantizer: Quantizer, channel: number): number {
  return entry(quantizer.offsets, channel) / entry(quantizer.steps, channel) + quantizer.format.shift;
}

/** True where weights meet the run-time sum of inputs too. */
export function carriesOffset({ decode }: Quantizer): boolean {
  return decode.offset !== 'none';
}

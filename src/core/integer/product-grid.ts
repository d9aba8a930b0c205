import { decodeCode, encodeValue, entry } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';

/** Value of one unit of an accumulator, per output channel: weight step times input step, exact in float64. */
export function productSteps(weights: Quantizer, inputs: Quantizer, channels: number): Float64Array {
  return Float64Array.from(
    { length: channels },
    (_, channel) => entry(weights.steps, channel) * entry(inputs.steps, 0),
  );
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

/** True where stored codes stand for other multiples of the step than themselves: weights then meet the sum of inputs. */
export function carriesOffset({ decode, format }: Quantizer): boolean {
  return decode.offset !== 'none' || format.shift !== 0;
}

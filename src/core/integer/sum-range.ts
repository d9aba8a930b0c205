import { largestStored } from '../quantization/encode';
import type { IntegerMatrixLayer } from './integer-network';

/** What decides the sums of a layer. */
type Summands = Pick<
  IntegerMatrixLayer,
  'weightCodes' | 'outputChannels' | 'inputFormat' | 'bias' | 'inputSumMultiplier' | 'fractionBits'
>;

interface SumRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Between what the sums of an output channel lie whatever codes its inputs are, by the weights that it has: products
 * and bias with their fraction bits, and the multiple of the input sum.
 */
export function sumRange(layer: Summands, channel: number): SumRange {
  const { lowest, highest } = productRange(layer, channel);
  const constant = layer.bias[channel] as number;
  const reach = largestSumTerm(layer, channel);
  const unit = 2 ** layer.fractionBits;
  return { lowest: (lowest + constant) * unit - reach, highest: (highest + constant) * unit + reach };
}

/** Largest magnitude of the sums of all channels. */
export function largestSum(layer: Summands): number {
  let largest = 0;
  for (let channel = 0; channel < layer.outputChannels; channel++) {
    const { lowest, highest } = sumRange(layer, channel);
    largest = Math.max(largest, -lowest, highest);
  }
  return largest;
}

function productRange({ weightCodes, outputChannels, inputFormat }: Summands, channel: number): SumRange {
  const smallest = inputFormat.minimum - inputFormat.shift;
  const largest = inputFormat.maximum - inputFormat.shift;
  let lowest = 0;
  let highest = 0;
  for (let at = channel; at < weightCodes.length; at += outputChannels) {
    const weight = weightCodes[at] as number;
    lowest += Math.min(weight * smallest, weight * largest);
    highest += Math.max(weight * smallest, weight * largest);
  }
  return { lowest, highest };
}

function largestSumTerm(layer: Summands, channel: number): number {
  const { inputSumMultiplier, inputFormat, weightCodes, outputChannels } = layer;
  if (!inputSumMultiplier) return 0;
  const { mantissas, shifts } = inputSumMultiplier;
  const entry = channel % mantissas.length;
  const factor = Math.abs(mantissas[entry] as number) / 2 ** (shifts[entry] as number);
  const largestInput = largestStored({ format: inputFormat });
  return Math.ceil((weightCodes.length / outputChannels) * largestInput * factor);
}

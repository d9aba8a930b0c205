import { largestStored } from '../quantization/encode';
import type { IntegerMatrixLayer } from './integer-network';

/** Throws a RangeError where some input could drive an accumulator of the layer beyond its declared width. */
export function checkAccumulator(layer: IntegerMatrixLayer): void {
  const { name, outputChannels, bias, accumulatorBits, fractionBits } = layer;
  const limit = 2 ** (accumulatorBits - 1);
  for (let channel = 0; channel < outputChannels; channel++) {
    const { lowest, highest } = productRange(layer, channel);
    const constant = bias[channel] as number;
    const reach = largestSumTerm(layer, channel);
    const unit = 2 ** fractionBits;
    if ((lowest + constant) * unit - reach < -limit || (highest + constant) * unit + reach >= limit) {
      throw new RangeError(`layer ${name} can exceed its accumulator of ${accumulatorBits} bits`);
    }
  }
}

function productRange({ weightCodes, outputChannels, inputFormat }: IntegerMatrixLayer, channel: number) {
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

function largestSumTerm(layer: IntegerMatrixLayer, channel: number): number {
  const { inputSumMultiplier, inputFormat, weightCodes, outputChannels } = layer;
  if (!inputSumMultiplier) return 0;
  const { mantissas, shifts } = inputSumMultiplier;
  const entry = channel % mantissas.length;
  const factor = Math.abs(mantissas[entry] as number) / 2 ** (shifts[entry] as number);
  const largestInput = largestStored({ format: inputFormat });
  return Math.ceil((weightCodes.length / outputChannels) * largestInput * factor);
}

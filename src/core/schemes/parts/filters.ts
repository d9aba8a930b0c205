import type { DecodeForm } from '../../quantization/decode-form';

/** One real factor per output channel. */
export const factorPerChannel: DecodeForm = { scale: 'real', granularity: 'channel', offset: 'none' };

/** Steps below are those of a filter without any weight worth coding. */
const leastMagnitude = 2 ** -40;

/** The magnitude, or 1/4 where a filter is so empty that it gives none. */
export function usableMagnitude(magnitude: number): number {
  return magnitude > leastMagnitude ? magnitude : 1 / 4;
}

/** Mean |w| of the weights that `counts` accepts, per channel of the last axis; 0 where it accepts none. */
export function meanMagnitudes(
  weights: Float32Array,
  channels: number,
  counts: (magnitude: number, channel: number) => boolean = () => true,
): Float64Array {
  const sums = new Float64Array(channels);
  const numbers = new Float64Array(channels);
  for (let index = 0; index < weights.length; index++) {
    const channel = index % channels;
    const magnitude = Math.abs(weights[index] as number);
    if (!counts(magnitude, channel)) continue;
    sums[channel] = (sums[channel] as number) + magnitude;
    numbers[channel] = (numbers[channel] as number) + 1;
  }
  return sums.map((sum, channel) => sum / Math.max(1, numbers[channel] as number));
}

/**
 * Weights [position, input channel, output channel] minus their mean over the input channels, which has to be more than
 * one: the mean of a single channel is the weight itself.
 */
export function centredOverInputs(
  weights: Float32Array,
  channels: number,
  inputChannels: number,
): Float32Array {
  if (inputChannels <= 1) return weights;
  const result = new Float32Array(weights.length);
  const window = inputChannels * channels;
  for (let start = 0; start < weights.length; start += window) {
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      for (let at = start + channel; at < start + window; at += channels) sum += weights[at] as number;
      const mean = sum / inputChannels;
      for (let at = start + channel; at < start + window; at += channels) {
        result[at] = (weights[at] as number) - mean;
      }
    }
  }
  return result;
}

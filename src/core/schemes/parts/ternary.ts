import { narrowGrid } from '../../quantization/code-format';
import type { Quantizer } from '../../quantization/quantizer';
import { factorPerChannel, meanMagnitudes, usableMagnitude } from './filters';

/** Codes -1, 0 and 1. */
export const ternaryCodes = narrowGrid(2);

/** Threshold over the mean magnitude of a filter (Li et al. 2016). */
const thresholdRatio = 0.7;

/**
 * Ternary weights of Li et al. (2016): 0 up to the threshold 0.7 mean|w| of the filter, beyond it the sign times alpha,
 * the mean of the |w| beyond. Coding divides by twice the threshold, decoding multiplies by alpha.
 */
export function ternaryWeights(weights: Float32Array, channels: number): Quantizer {
  const thresholds = meanMagnitudes(weights, channels).map((mean) => usableMagnitude(thresholdRatio * mean));
  const exceeds = (magnitude: number, channel: number) => magnitude > (thresholds[channel] as number);
  const magnitudes = meanMagnitudes(weights, channels, exceeds);
  const offsets = new Float32Array(channels);
  return {
    format: ternaryCodes,
    decode: factorPerChannel,
    steps: Float32Array.from(magnitudes, (mean, channel) => Math.max(mean, thresholds[channel] as number)),
    offsets,
    encoder: { steps: Float32Array.from(thresholds, (threshold) => 2 * threshold), offsets },
  };
}

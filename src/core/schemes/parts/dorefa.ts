import type { Quantizer } from '../../quantization/quantizer';

/**
 * DoReFa's transform of weights (Zhou et al. 2016), tanh(w) / max |tanh w|, times the greatest value of the quantizer.
 * The paper leaves weights in [-1, 1] and their scale to batch normalization; here they keep the magnitude that the
 * layer had when its quantizer was made, which small weights need no batch normalization for.
 */
export function dorefaWeights(weights: Float32Array, { format, steps }: Quantizer): Float32Array {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(Math.tanh(weight))), 0);
  if (largest === 0) return weights.slice();
  const scale = ((steps[0] as number) * format.maximum) / largest;
  return weights.map((weight) => Math.tanh(weight) * scale);
}

import type { BatchNormalization, TrainedLayer } from './trained-network';

/** Factor of each channel: gain / sqrt(variance + epsilon). May be negative. */
export function normalizationGains({ gain, variance, epsilon }: BatchNormalization): Float64Array {
  return Float64Array.from(
    gain,
    (value, channel) => value / Math.sqrt((variance[channel] as number) + epsilon),
  );
}

/**
 * The layer with batch normalization multiplied into weights and bias: the same function without it. Weights are
 * [..., output channel]; results are rounded to float32.
 */
export function foldBatchNorm(layer: TrainedLayer): TrainedLayer {
  const { batchNorm } = layer;
  if (!batchNorm) return layer;
  const gains = normalizationGains(batchNorm);
  return {
    ...layer,
    weights: layer.weights.map((weight, index) => weight * (gains[index % gains.length] as number)),
    bias: layer.bias.map(
      (bias, channel) =>
        (bias - (batchNorm.mean[channel] as number)) * (gains[channel] as number) +
        (batchNorm.shift[channel] as number),
    ),
    batchNorm: null,
  };
}

import { moments } from '../../quantization/fit/moments';

/** A spread below this cannot be divided by. */
const smallestDeviation = 2 ** -40;

export interface NormalizedWeights {
  readonly values: Float32Array;
  /** What the weights around their mean were multiplied by to have the spread asked for. */
  readonly factor: number;
  /** False where there is no spread to speak of, and the weights are centred only. */
  readonly isScaled: boolean;
}

/**
 * APoT's weight normalization (Li et al. 2020), (w - mean) / deviation, times the deviation `target` that
 * the layer started with: there the paper leaves the scale to batch normalization. Equal weights become 0.
 */
export function normalizedWeights(weights: Float32Array, target: number): NormalizedWeights {
  const { mean, deviation } = moments(weights);
  const isScaled = deviation > smallestDeviation && target > smallestDeviation;
  const factor = isScaled ? target / deviation : 1;
  const values = new Float32Array(weights.length);
  for (let index = 0; index < values.length; index++) {
    values[index] = ((weights[index] as number) - mean) * factor;
  }
  return { values, factor, isScaled };
}

/** Weights around their mean: normalized to the spread that they have. */
export function centredWeights(weights: Float32Array): Float32Array {
  return normalizedWeights(weights, moments(weights).deviation).values;
}

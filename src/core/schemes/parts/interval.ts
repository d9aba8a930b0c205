/** Magnitudes that QIL spreads over its levels: those between centre - halfWidth and centre + halfWidth. */
export interface Interval {
  readonly centre: number;
  readonly halfWidth: number;
}

/**
 * QIL's transform of weights (Jung et al. 2019, with exponent 1): sign(w) clip((|w| - centre) / (2 halfWidth) + 1/2, 0, 1),
 * times `limit`. The paper leaves weights in [-1, 1] and their scale to batch normalization.
 */
export function intervalWeights(
  weights: Float32Array,
  { centre, halfWidth }: Interval,
  limit: number,
): Float32Array {
  return weights.map((weight) => {
    const position = (Math.abs(weight) - centre) / (2 * halfWidth) + 0.5;
    return Math.sign(weight) * limit * Math.min(Math.max(position, 0), 1);
  });
}

/** Values with how often each stands: what the searches for a step see of a tensor. */
export interface WeightedSample {
  readonly values: Float64Array;
  readonly counts: Float64Array;
  readonly minimum: number;
  readonly maximum: number;
}

const binCount = 4096;

/**
 * The tensor itself where it is small; otherwise 4096 equal bins, each as the mean of its values, which moves a mean
 * squared error by less than the grid of any search here.
 */
export function compactSample(values: Float32Array): WeightedSample {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (values.length <= binCount || minimum === maximum) {
    return {
      values: Float64Array.from(values),
      counts: new Float64Array(values.length).fill(1),
      minimum,
      maximum,
    };
  }
  const sums = new Float64Array(binCount);
  const counts = new Float64Array(binCount);
  const binsPerUnit = (binCount - 1) / (maximum - minimum);
  for (const value of values) {
    const bin = Math.floor((value - minimum) * binsPerUnit);
    sums[bin] = (sums[bin] as number) + value;
    counts[bin] = (counts[bin] as number) + 1;
  }
  const filled = Array.from(counts.keys()).filter((bin) => counts[bin] !== 0);
  return {
    values: Float64Array.from(filled, (bin) => (sums[bin] as number) / (counts[bin] as number)),
    counts: Float64Array.from(filled, (bin) => counts[bin] as number),
    minimum,
    maximum,
  };
}

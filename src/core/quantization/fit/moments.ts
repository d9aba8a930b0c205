export interface Moments {
  readonly mean: number;
  /** Of the population: divided by the number of values. */
  readonly deviation: number;
}

/** Mean and standard deviation, summed in float64. */
export function moments(values: Float32Array): Moments {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

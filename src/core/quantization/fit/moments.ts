export interface Moments {
  readonly mean: number;
  /** Of the population: divided by the number of values. */
  readonly deviation: number;
}

/** Mean and standard deviation, summed in float64. */
export function moments(values: Float32Array): Moments {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] as number;
  const mean = total / values.length;
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += ((values[index] as number) - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

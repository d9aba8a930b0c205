import type { SoftStaircase } from '../../operations/operations';

/** Writes the gradient of the input; returns those of lower limit, upper limit and temperature. */
export function softGradient(
  values: Float32Array,
  outputGradient: Float32Array,
  inputGradient: Float32Array,
  { lower, upper, levels, slopes }: SoftStaircase,
): readonly [lower: number, upper: number, temperature: number] {
  const cells = slopes.length / 2 - 1;
  const step = (upper - lower) / levels;
  let [toLower, toUpper, toTemperature] = [0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const received = outputGradient[index] as number;
    const position = ((values[index] as number) - lower) / step;
    inputGradient[index] = 0;
    if (position <= 0) toLower += received;
    else if (position >= levels) toUpper += received;
    else {
      const interval = Math.floor(position);
      const place = (position - interval) * cells;
      const slope = between(slopes, place, 0);
      const code = place < cells / 2 ? interval : interval + 1;
      const moved = (received * (code - slope * position)) / levels;
      inputGradient[index] = received * slope;
      toLower += received * (1 - slope) - moved;
      toUpper += moved;
      toTemperature += received * between(slopes, place, 1);
    }
  }
  return [toLower, toUpper, step * toTemperature];
}

/** One of the two values of a table at a place between the edges of its cells. */
function between(table: Float64Array, place: number, which: 0 | 1): number {
  const cell = Math.floor(place);
  const left = table[2 * cell + which] as number;
  return left + (place - cell) * ((table[2 * cell + 2 + which] as number) - left);
}

import type { CodeFormat } from '../code-format';
import { nearestCode } from '../nearest-code';
import { clip, roundHalfUp } from '../rounding';
import type { WeightedSample } from './compact-sample';

/** Sum of squared differences between a sample and its quantized self. */
export function squaredError(
  { values, counts }: WeightedSample,
  format: CodeFormat,
  step: number,
  offset = 0,
): number {
  const { minimum, maximum, shift } = format;
  const isGrid = format.kind === 'integer-grid';
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const scaled = (value - offset) / step;
    const point = isGrid
      ? roundHalfUp(clip(scaled, minimum, maximum) - shift) + shift
      : nearestCode(scaled, { format }, 0);
    const difference = value - step * point - offset;
    sum += (counts[index] as number) * difference * difference;
  }
  return sum;
}

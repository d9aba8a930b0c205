import type { CodeFormat } from '../code-format';
import { clip, roundHalfUp } from '../rounding';
import type { WeightedSample } from './compact-sample';

/** Sum of squared differences between a sample and its quantized self. */
export function squaredError(
  { values, counts }: WeightedSample,
  { minimum, maximum, shift }: CodeFormat,
  step: number,
  offset = 0,
): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const point = roundHalfUp(clip((value - offset) / step, minimum, maximum) - shift) + shift;
    const difference = value - step * point - offset;
    sum += (counts[index] as number) * difference * difference;
  }
  return sum;
}

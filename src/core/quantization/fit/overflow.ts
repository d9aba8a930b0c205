import type { CodeFormat } from '../code-format';
import { minMaxStep } from './min-max-step';
import { powerOfTwoAtLeast } from './power-of-two';

/** No range shrinks below this step: a tensor that died must be able to come back. */
export const smallestOverflowStep = 2 ** -40;

/** How many values reach or pass the largest one of a range. */
export function countOverflows(values: Float32Array, largest: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    if (Math.abs(values[index] as number) >= largest) count++;
  }
  return count;
}

/**
 * Smallest power-of-two step under which at most the share `limit` of the values overflows: where the range updates of
 * Courbariaux et al. (2014) come to rest.
 */
export function stepAtOverflowLimit(values: Float32Array, format: CodeFormat, limit: number): number {
  const share = (step: number): number => countOverflows(values, format.maximum * step) / values.length;
  let step = powerOfTwoAtLeast(minMaxStep(values, format));
  if (share(step) > limit) step *= 2;
  for (let tries = 0; tries < 2 * format.bits && share(step / 2) <= limit; tries++) step /= 2;
  return Math.max(step, smallestOverflowStep);
}

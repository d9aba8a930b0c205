import type { CodeFormat } from '../code-format';

/** Step under which no value is clipped: max|v| (max v for unsigned codes) divided by the largest code. */
export function minMaxStep(values: Iterable<number>, format: CodeFormat): number {
  return usableStep(largestMagnitude(values, format) / format.maximum, format);
}

/** max|v|, or max v and at least 0 for unsigned codes. */
export function largestMagnitude(values: Iterable<number>, format: CodeFormat): number {
  let largest = 0;
  for (const value of values) {
    const magnitude = format.signed ? Math.abs(value) : value;
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}

/** The step, or that of a range of about 1 where a tensor is so empty that it gives none. */
export function usableStep(step: number, format: CodeFormat): number {
  return step > 2 ** -40 ? step : 2 ** -format.bits;
}

import type { CodeFormat } from '../code-format';
import { usableStep } from './min-max-step';
import { powerOfTwoAtLeast } from './power-of-two';

/**
 * Step under which the codes span the least power of two that reaches `limit`: integer length ceil(log2(limit)), one
 * more with a sign. The largest code stays one step below it, so a limit that is a power of two is clipped by one step.
 */
export function powerOfTwoRangeStep(limit: number, format: CodeFormat): number {
  const codesPerSide = 2 ** (format.signed ? format.bits - 1 : format.bits);
  return powerOfTwoAtLeast(usableStep(limit / codesPerSide, format));
}

/** Largest magnitude of a tensor. */
export function largestMagnitude(values: Float32Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

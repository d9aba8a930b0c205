import { exponentOf } from '../requantization';
import { roundHalfUp } from '../rounding';

/** Smallest power of two that is not below the step. */
export function powerOfTwoAtLeast(step: number): number {
  const below = 2 ** exponentOf(step);
  return below === step ? step : below * 2;
}

/** Power of two nearest to the step on a logarithmic scale. */
export function nearestPowerOfTwo(step: number): number {
  return 2 ** roundHalfUp(Math.log2(step));
}

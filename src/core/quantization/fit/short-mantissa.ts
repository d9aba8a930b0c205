import { exponentOf } from '../requantization';
import { roundHalfUp } from '../rounding';

/** Smallest number not below the step that is an integer below 2^bits times a power of two. */
export function shortMantissaAtLeast(step: number, bits: number): number {
  const unit = unitOf(step, bits);
  return Math.ceil(step / unit) * unit;
}

/** The number nearest to the step that is an integer below 2^bits times a power of two. */
export function nearestShortMantissa(step: number, bits: number): number {
  const unit = unitOf(step, bits);
  return roundHalfUp(step / unit) * unit;
}

function unitOf(step: number, bits: number): number {
  return 2 ** (exponentOf(step) - bits + 1);
}

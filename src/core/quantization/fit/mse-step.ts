import type { CodeFormat } from '../code-format';
import type { WeightedSample } from './compact-sample';
import { minMaxStep } from './min-max-step';
import { powerOfTwoAtLeast } from './power-of-two';
import { squaredError } from './squared-error';

const clippingRatios = 100;

/** Step of least squared error among 100 clipping ratios 0.01 … 1 of the min-max step. */
export function leastErrorStep(sample: WeightedSample, format: CodeFormat): number {
  const widest = minMaxStep(sample.values, format);
  const candidates = Array.from(
    { length: clippingRatios },
    (_, index) => (widest * (index + 1)) / clippingRatios,
  );
  return leastError(sample, format, candidates);
}

/** Power-of-two step of least squared error, from the first that clips nothing down to 2^-bits of it. */
export function leastErrorPowerOfTwoStep(sample: WeightedSample, format: CodeFormat): number {
  const widest = powerOfTwoAtLeast(minMaxStep(sample.values, format));
  const candidates = Array.from({ length: format.bits + 1 }, (_, index) => widest * 2 ** -index);
  return leastError(sample, format, candidates);
}

function leastError(sample: WeightedSample, format: CodeFormat, steps: readonly number[]): number {
  let best = { step: Number.NaN, error: Number.POSITIVE_INFINITY };
  for (const step of steps) {
    const error = squaredError(sample, format, step);
    if (error < best.error) best = { step, error };
  }
  return best.step;
}

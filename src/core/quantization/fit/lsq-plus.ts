import type { CodeFormat } from '../code-format';
import type { WeightedSample } from './compact-sample';
import { usableStep } from './min-max-step';
import { squaredError } from './squared-error';

/** Initial weight step of LSQ+, max(|mean - 3 sd|, |mean + 3 sd|) / 2^(bits - 1) (Bhalgat et al. 2020). */
export function lsqPlusWeightStep(values: Float32Array, format: CodeFormat): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  const reach = Math.max(Math.abs(mean - 3 * Math.sqrt(variance)), Math.abs(mean + 3 * Math.sqrt(variance)));
  return usableStep(reach / 2 ** (format.bits - 1), format);
}

export interface StepAndOffset {
  readonly step: number;
  readonly offset: number;
}

const clippingRatios = 100;
const lowerRatios = [0, 0.25, 0.5, 0.75, 1];
const offsetsInSteps = [0, -0.5, -0.25, 0.25, 0.5];

/**
 * Initial activation step and offset of LSQ+: least squared error (Bhalgat et al. 2020) over 100 clipping
 * ratios of the maximum, five of the minimum and five shifts by parts of a step. Where candidates tie, offset 0 wins.
 */
export function leastErrorStepAndOffset(sample: WeightedSample, format: CodeFormat): StepAndOffset {
  const lowers = sample.minimum === 0 ? [0] : lowerRatios.map((ratio) => ratio * sample.minimum);
  let best: StepAndOffset & { error: number } = {
    step: 2 ** -format.bits,
    offset: 0,
    error: Number.POSITIVE_INFINITY,
  };
  for (const lower of lowers) {
    for (let ratio = 1; ratio <= clippingRatios; ratio++) {
      const upper = (sample.maximum * ratio) / clippingRatios;
      const step = (upper - lower) / (format.maximum - format.minimum);
      if (step !== usableStep(step, format)) continue;
      for (const shift of offsetsInSteps) {
        const offset = lower - step * (format.minimum - shift);
        const error = squaredError(sample, format, step, offset);
        if (error < best.error) best = { step, offset, error };
      }
    }
  }
  return { step: best.step, offset: best.offset };
}

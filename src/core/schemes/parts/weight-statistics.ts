import type { CodeFormat } from '../../quantization/code-format';
import { usableStep } from '../../quantization/fit/min-max-step';
import { moments } from '../../quantization/fit/moments';
import type { FittedStep } from './fit-quantizer';
import { sawbFullStep, sawbZeroAlignedStep } from './sawb';

/**
 * Rules that follow the weights through training: step and offset are computed again from the weights of every forward
 * pass and no gradient moves them.
 */
export const weightStatistics = {
  'least-loss-normal': leastLossNormal,
  'sawb-full': sawbFullStep,
  'sawb-zero-aligned': sawbZeroAlignedStep,
} as const satisfies Record<string, (values: Float32Array, format: CodeFormat) => FittedStep>;

export type WeightStatistic = keyof typeof weightStatistics;

/** Steps of least squared error for 1 to 8 bits of a standard normal distribution (Gong et al. 2019, Table I). */
const normalSteps = [1.5959, 0.9894, 0.5838, 0.3327, 0.1897, 0.1043, 0.0563, 0.0304] as const;

/** Step lambda_bits * standard deviation around the mean (Gong et al. 2019). */
function leastLossNormal(values: Float32Array, format: CodeFormat): FittedStep {
  const normalStep = normalSteps[format.bits - 1];
  if (normalStep === undefined) throw new RangeError(`no least-loss step for ${format.bits} bits`);
  const { mean, deviation } = moments(values);
  return { step: usableStep(normalStep * deviation, format), offset: mean };
}

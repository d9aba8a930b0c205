import type { CodeFormat } from '../../quantization/code-format';
import { minMaxStep, usableStep } from '../../quantization/fit/min-max-step';
import type { FittedStep } from './fit-quantizer';

/** Weights of the root mean square and the mean magnitude in the clip. */
interface Coefficients {
  readonly rootMeanSquare: number;
  readonly meanMagnitude: number;
}

type CoefficientSet = Readonly<Record<number, Coefficients>>;

/** 2^bits levels, by bits; from the quantizers that IBM released (fms-model-optimizer). */
const fullLevels: CoefficientSet = {
  2: { rootMeanSquare: 3.12, meanMagnitude: -2.064 },
  3: { rootMeanSquare: 7.509, meanMagnitude: -6.892 },
  4: { rootMeanSquare: 12.68, meanMagnitude: -12.8 },
  5: { rootMeanSquare: 17.74, meanMagnitude: -18.64 },
  8: { rootMeanSquare: 31.76, meanMagnitude: -35.04 },
};

/** 2^bits - 1 levels, by bits; from the same source. */
const zeroAlignedLevels: CoefficientSet = {
  2: { rootMeanSquare: 2.6, meanMagnitude: -1.71 },
  4: { rootMeanSquare: 12.035, meanMagnitude: -12.03 },
  7: { rootMeanSquare: 28.24, meanMagnitude: -30.81 },
  8: { rootMeanSquare: 31.76, meanMagnitude: -35.04 },
};

/** Widths with verified coefficients of 2^bits levels, of 2^bits - 1, and of both. */
export const sawbWidths = { full: [2, 3, 4, 5, 8], both: [2, 4, 8] } as const;

/** SAWB's step for half-integer codes, see `sawbStep`. */
export function sawbFullStep(values: Float32Array, format: CodeFormat): FittedStep {
  return { step: sawbStep(values, format, fullLevels) };
}

/** SAWB's step for codes around zero, see `sawbStep`. */
export function sawbZeroAlignedStep(values: Float32Array, format: CodeFormat): FittedStep {
  return { step: sawbStep(values, format, zeroAlignedLevels) };
}

/**
 * The step whose largest code is SAWB's clip c1 sqrt(mean w^2) + c2 mean |w| (Choi et al. 2019). The coefficients fit
 * bell-shaped weights: where all weights are so equal that the clip falls below their mean magnitude, it is max |w|.
 * Throws a RangeError for a width without coefficients.
 */
function sawbStep(values: Float32Array, format: CodeFormat, coefficients: CoefficientSet): number {
  const chosen = coefficients[format.bits];
  if (!chosen) throw new RangeError(`no SAWB coefficients for ${format.bits} bits`);
  let squares = 0;
  let magnitudes = 0;
  for (const value of values) {
    squares += value * value;
    magnitudes += Math.abs(value);
  }
  const mean = magnitudes / values.length;
  const clip = chosen.rootMeanSquare * Math.sqrt(squares / values.length) + chosen.meanMagnitude * mean;
  return clip >= mean ? usableStep(clip / format.maximum, format) : minMaxStep(values, format);
}

import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam } from '../parameters/param-spec';
import { compactSample } from '../quantization/fit/compact-sample';
import { leastErrorPowerOfTwoStep } from '../quantization/fit/mse-step';
import { fitQuantizer } from './parts/fit-quantizer';
import { powerOfTwoSteps, uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const rounding = {
  kind: 'choice',
  key: 'rounding',
  options: ['stochastic', 'nearest'],
  default: 'stochastic',
} as const satisfies ChoiceParam;

/**
 * Fixed point without float master weights (Gupta et al. 2015): after every update the weights are rounded back to the
 * grid, up with the probability of their fraction, so that updates below half a step are not lost; activations are rounded
 * the same way while it learns. Evaluation rounds to the nearest. One power of two per tensor instead of one for the
 * network; gradients and the moments of the optimizer stay float, and the paper's 16 bits are beyond these widths.
 */
export const stochasticRounding: Scheme = {
  id: 'stochastic-rounding',
  family: 'fixed-point',
  fidelity: 'paper',
  references: ['gupta-2015'],
  params: [rounding],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: () => ({ weights: powerOfTwoSteps, activations: powerOfTwoSteps }),
  estimator: (params) => {
    const isStochastic = chosenOption(rounding, params) === 'stochastic';
    return {
      weights: { kind: 'on-grid', rounding: chosenOption(rounding, params) },
      activations: isStochastic ? { kind: 'stochastic' } : { kind: 'on-grid', rounding: 'nearest' },
    };
  },
  fit: (sample) =>
    fitQuantizer(sample, powerOfTwoSteps, (values, format) => ({
      step: leastErrorPowerOfTwoStep(compactSample(values), format),
    })),
};

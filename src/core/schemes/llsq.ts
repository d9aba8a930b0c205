import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, ParamValues } from '../parameters/param-spec';
import type { CodeFormat } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { largestMagnitude, usableStep } from '../quantization/fit/min-max-step';
import { nearestShortMantissa } from '../quantization/fit/short-mantissa';
import { fitQuantizer } from './parts/fit-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme, TensorRole } from './scheme';

const granularity = {
  kind: 'choice',
  key: 'granularity',
  options: ['tensor', 'channel'],
  default: 'tensor',
} as const satisfies ChoiceParam;

const mantissaBits = 8;

/**
 * Linear symmetric quantization (Zhao et al. 2020): the step moves by a simulated gradient that compares the squared
 * errors of half the step, the step and twice the step, per weight tensor or per output channel. Steps become 8-bit
 * integers times powers of two when they are frozen, as in the paper's deployment; its 8-bit biases are those of the
 * integer engine, on the grid of the products.
 */
export const llsq: Scheme = {
  id: 'llsq',
  family: 'learned-step',
  fidelity: 'paper',
  references: ['zhao-2020'],
  params: [granularity],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: (params) => ({
    weights: decodeForm(params, 'weights'),
    activations: decodeForm(params, 'activations'),
  }),
  estimator: () => ({
    weights: { kind: 'simulated-gradient', clippedValues: 'passed' },
    activations: { kind: 'simulated-gradient', clippedValues: 'masked' },
  }),
  fit: (sample, params) => {
    const decode = decodeForm(params, sample.role);
    return fitQuantizer(sample, decode, (values, format) => {
      const step = largestMagnitude(values, format) / initialLevels(sample.role, decode, format);
      return { step: nearestShortMantissa(usableStep(step, format), mantissaBits) };
    });
  },
};

function decodeForm(params: ParamValues, role: TensorRole): DecodeForm {
  const chosen = chosenOption(granularity, params);
  return {
    scale: 'mantissa',
    mantissaBits,
    granularity: role === 'weights' ? chosen : 'tensor',
    offset: 'none',
  };
}

/** Steps between zero and the largest magnitude at the start, as the released code counts them. */
function initialLevels(role: TensorRole, decode: DecodeForm, { bits, maximum }: CodeFormat): number {
  if (role === 'activations') return bits >= 4 ? maximum + 1 : 2 * maximum;
  return decode.granularity === 'tensor' ? maximum + 1 : maximum;
}

import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, ParamValues } from '../parameters/param-spec';
import { integerGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { usableStep } from '../quantization/fit/min-max-step';
import { moments } from '../quantization/fit/moments';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const temperature = {
  kind: 'choice',
  key: 'temperature',
  options: ['fixed', 'learned'],
  default: 'fixed',
} as const satisfies ChoiceParam;

const lowerClip = {
  kind: 'choice',
  key: 'lowerClip',
  options: ['learned', 'zero'],
  default: 'learned',
} as const satisfies ChoiceParam;

const weights: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'real' };
const deviations = 2.6;

/**
 * Differentiable soft quantization (Gong et al. 2019): learned limits l and u of weights and activations, values
 * l + code * (u - l) / (2^bits - 1), and inside each interval the slope of a hyperbolic tangent as gradient, whose softness
 * a is 0.2, or starts there and is learned as in the paper. The limits start at the mean +- 2.6 standard deviations, within the
 * data, as MQBench has it. `lowerClip: zero` keeps
 * l = 0 for the activations, which a ReLU makes non-negative: then only weights carry an offset.
 */
export const dsq: Scheme = {
  id: 'dsq',
  family: 'clipping',
  fidelity: 'paper',
  references: ['gong-r-2019'],
  params: [temperature, lowerClip],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: (params) => ({ weights, activations: activationDecode(params) }),
  estimator: (params) => {
    const learnsTemperature = chosenOption(temperature, params) === 'learned';
    const learnsLower = chosenOption(lowerClip, params) === 'learned';
    return {
      weights: { kind: 'soft', learnsTemperature, learnsLower: true },
      activations: { kind: 'soft', learnsTemperature, learnsLower },
    };
  },
  fit: ({ role, values, bits }, params) => {
    const format = integerGrid(bits, role === 'weights');
    const decode = role === 'weights' ? weights : activationDecode(params);
    const { lower, upper } = initialLimits(values, decode.offset === 'none');
    const step = Math.fround(usableStep((upper - lower) / (format.maximum - format.minimum), format));
    return tensorQuantizer(
      format,
      decode,
      step,
      decode.offset === 'none' ? 0 : lower - step * format.minimum,
    );
  },
};

function activationDecode(params: ParamValues): DecodeForm {
  return chosenOption(lowerClip, params) === 'zero' ? { ...weights, offset: 'none' } : weights;
}

function initialLimits(values: Float32Array, startsAtZero: boolean): { lower: number; upper: number } {
  const { mean, deviation } = moments(values);
  const smallest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const largest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return {
    lower: startsAtZero ? 0 : Math.max(smallest, mean - deviations * deviation),
    upper: Math.min(largest, mean + deviations * deviation),
  };
}

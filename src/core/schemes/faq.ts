import { chosenOption } from '../parameters/chosen-option';
import { givenNumber } from '../parameters/given-number';
import type { ChoiceParam, NumberParam, ParamValues } from '../parameters/param-spec';
import { integerGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { usableStep } from '../quantization/fit/min-max-step';
import { moments } from '../quantization/fit/moments';
import { nearestPowerOfTwo } from '../quantization/fit/power-of-two';
import { powerOfTwoRangeStep } from '../quantization/fit/power-of-two-range';
import { quantile } from '../quantization/fit/quantile';
import type { Quantizer } from '../quantization/quantizer';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { powerOfTwoSteps, uniformCodes } from './parts/uniform-codes';
import type { Scheme, TensorSample } from './scheme';

const weightScaleKind = {
  kind: 'choice',
  key: 'weightScaleKind',
  options: ['power-of-two', 'real'],
  default: 'power-of-two',
} as const satisfies ChoiceParam;

const weightClip: NumberParam = {
  kind: 'real',
  key: 'weightClip',
  minimum: 0.5,
  maximum: 10,
  default: 3,
};

/**
 * FAQ (McKinstry et al. 2018): activations are clipped at a percentile, 99.99 at 8 bits and 99.9 below, rounded up to a
 * power of two; weights at a constant multiple of their standard deviation, which the sources leave open: `weightClip`.
 * They also leave open whether the step of the weights is a power of two. Only the weights learn. The paper's 8-bit first
 * and last layers are a choice of the configuration, its 32-bit outputs are left out.
 */
export const faq: Scheme = {
  id: 'faq',
  family: 'fixed-point',
  fidelity: 'style',
  references: ['mckinstry-2018'],
  params: [weightScaleKind, weightClip],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: (params) => ({ weights: weightDecode(params), activations: powerOfTwoSteps }),
  estimator: () => ({ weights: { kind: 'frozen' }, activations: { kind: 'frozen' } }),
  fit: (sample, params) => (sample.role === 'weights' ? fitWeights(sample, params) : fitActivations(sample)),
};

function weightDecode(params: ParamValues): DecodeForm {
  return { ...powerOfTwoSteps, scale: chosenOption(weightScaleKind, params) };
}

function fitWeights({ values, bits }: TensorSample, params: ParamValues): Quantizer {
  const format = integerGrid(bits, true);
  const clip = givenNumber(weightClip, params) * moments(values).deviation;
  const step = usableStep(clip / 2 ** (bits - 1), format);
  const decode = weightDecode(params);
  return tensorQuantizer(format, decode, decode.scale === 'real' ? step : nearestPowerOfTwo(step));
}

function fitActivations({ values, bits }: TensorSample): Quantizer {
  const format = integerGrid(bits, false);
  const limit = quantile(values, bits >= 8 ? 0.9999 : 0.999);
  return tensorQuantizer(format, powerOfTwoSteps, powerOfTwoRangeStep(limit, format));
}

import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, ParamValues } from '../parameters/param-spec';
import type { DecodeForm } from '../quantization/decode-form';
import { lsqInitialStep } from '../quantization/fit/lsq-step';
import { nearestPowerOfTwo } from '../quantization/fit/power-of-two';
import { fitQuantizer } from './parts/fit-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme, TensorRole } from './scheme';

const scaleKind = {
  kind: 'choice',
  key: 'scaleKind',
  options: ['real', 'power-of-two'],
  default: 'real',
} as const satisfies ChoiceParam;

const granularity = {
  kind: 'choice',
  key: 'granularity',
  options: ['tensor', 'channel'],
  default: 'tensor',
} as const satisfies ChoiceParam;

const offset = {
  kind: 'choice',
  key: 'offset',
  options: ['none', 'activations', 'weights', 'both'],
  default: 'none',
} as const satisfies ChoiceParam;

/**
 * Learned step size quantization (Esser et al. 2020). Scale kind, granularity of the weight steps and learned offsets
 * are parameters, so that each can be switched on alone: the ladder from fixed point to scale and offset.
 */
export const lsq: Scheme = {
  id: 'lsq',
  family: 'learned-step',
  fidelity: 'paper',
  references: ['esser-2020'],
  params: [scaleKind, granularity, offset],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: (params) => ({
    weights: decodeForm(params, 'weights'),
    activations: decodeForm(params, 'activations'),
  }),
  estimator: (params) => ({
    weights: { kind: 'learned-step', learnsOffset: hasOffset(params, 'weights') },
    activations: { kind: 'learned-step', learnsOffset: hasOffset(params, 'activations') },
  }),
  fit: (sample, params) =>
    fitQuantizer(sample, decodeForm(params, sample.role), (values, format) => {
      const step = lsqInitialStep(values, format);
      return { step: chosenOption(scaleKind, params) === 'power-of-two' ? nearestPowerOfTwo(step) : step };
    }),
};

function decodeForm(params: ParamValues, role: TensorRole): DecodeForm {
  return {
    scale: chosenOption(scaleKind, params),
    granularity: role === 'weights' ? chosenOption(granularity, params) : 'tensor',
    offset: hasOffset(params, role) ? 'real' : 'none',
  };
}

function hasOffset(params: ParamValues, role: TensorRole): boolean {
  const choice = chosenOption(offset, params);
  return choice === 'both' || choice === role;
}

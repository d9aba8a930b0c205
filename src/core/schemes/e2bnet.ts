import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam } from '../parameters/param-spec';
import { planeCodes } from '../quantization/code-format';
import { initialPlaneScales, planesQuantizer, residualScales, scaledPlanes } from './parts/residual-planes';
import type { Scheme } from './scheme';

const planes = 2;

const planeScales = {
  kind: 'choice',
  key: 'planeScales',
  options: ['free', 'power-of-two'],
  default: 'free',
} as const satisfies ChoiceParam;

/**
 * In the style of E2BNet (Mirsalari et al. 2021): two residual signs for weights and for activations, trained as in
 * ReBNet. Whether the paper ties the scales is not known: `free` learns both, `power-of-two` learns the first and halves
 * it. The cost model prices products of planes as multiplications either way.
 */
export const e2bnet: Scheme = {
  id: 'e2bnet',
  family: 'binary',
  fidelity: 'style',
  references: ['mirsalari-2021', 'ghasemzadeh-2018'],
  params: [planeScales],
  needsBatchNorm: true,
  activationRange: 'signed',
  widths: { weights: [planes], activations: [planes] },
  weightCodes: () => planeCodes(planes),
  activationCodes: () => planeCodes(planes),
  decode: () => ({ weights: scaledPlanes, activations: scaledPlanes }),
  estimator: (params) => {
    const scales = chosenOption(planeScales, params) === 'free' ? 'free' : 'halving';
    return { weights: { kind: 'planes', scales }, activations: { kind: 'planes', scales } };
  },
  fit: ({ role, values }, params) => {
    const [first = 1, second = 1] =
      role === 'weights' ? residualScales(values, planes) : initialPlaneScales(planes);
    const isFree = chosenOption(planeScales, params) === 'free';
    return planesQuantizer([first, isFree ? second : first / 2]);
  },
};

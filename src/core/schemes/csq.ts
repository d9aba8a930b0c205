import { type CodeFormat, halfIntegerGrid, integerGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { lsqInitialStep } from '../quantization/fit/lsq-step';
import type { Estimator } from './estimator';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const decode: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };
const learned: Estimator = { kind: 'learned-step', learnsOffset: false };

/**
 * Centered symmetric quantization (Asim et al. 2022): as many positive as negative weight levels, none of them zero, with
 * LSQ's learned step on weights and activations (Esser et al. 2020). The gradient of the step is LSQ's with half-integer
 * codes; that form, the initial step and the gradient scale are ours.
 */
export const csq: Scheme = {
  id: 'csq',
  family: 'learned-step',
  fidelity: 'style',
  references: ['asim-2022', 'esser-2020'],
  params: [],
  needsBatchNorm: false,
  ...uniformCodes,
  weightCodes: halfIntegerGrid,
  decode: () => ({ weights: decode, activations: decode }),
  estimator: () => ({ weights: learned, activations: learned }),
  fit: ({ role, values, bits }) => {
    const format: CodeFormat = role === 'weights' ? halfIntegerGrid(bits) : integerGrid(bits, false);
    return tensorQuantizer(format, decode, lsqInitialStep(values, format));
  },
};

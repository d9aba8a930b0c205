import type { DecodeForm } from '../quantization/decode-form';
import { compactSample } from '../quantization/fit/compact-sample';
import { leastErrorStepAndOffset, lsqPlusWeightStep } from '../quantization/fit/lsq-plus';
import { fitQuantizer } from './parts/fit-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const weights: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };
const activations: DecodeForm = { ...weights, offset: 'real' };

/**
 * LSQ+ (Bhalgat et al. 2020): learned real steps, a learned offset of the activations, and initial values from the
 * statistics of the weights and the squared error of the activations.
 */
export const lsqPlus: Scheme = {
  id: 'lsq-plus',
  family: 'learned-step',
  fidelity: 'paper',
  references: ['bhalgat-2020', 'esser-2020'],
  params: [],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: () => ({ weights, activations }),
  estimator: () => ({
    weights: { kind: 'learned-step', learnsOffset: false },
    activations: { kind: 'learned-step', learnsOffset: true },
  }),
  fit: (sample) =>
    sample.role === 'weights'
      ? fitQuantizer(sample, weights, (values, format) => ({ step: lsqPlusWeightStep(values, format) }))
      : fitQuantizer(sample, activations, (values, format) =>
          leastErrorStepAndOffset(compactSample(values), format),
        ),
};

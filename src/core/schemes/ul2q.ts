import { halfIntegerGrid, integerGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { lsqInitialStep } from '../quantization/fit/lsq-step';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import { weightStatistics } from './parts/weight-statistics';
import type { Scheme } from './scheme';

const rule = 'least-loss-normal';
const activations: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };
const weights: DecodeForm = { ...activations, offset: 'real' };

/**
 * Ultra-low loss quantization of weights (Gong et al. 2019): half-integer codes around the mean, with the step that loses
 * least of a normal distribution, computed again from the weights of every forward pass; gradients pass straight through
 * to the latent weights. The paper leaves activations in float: here they have LSQ's learned step.
 */
export const ul2q: Scheme = {
  id: 'ul2q',
  family: 'learned-step',
  fidelity: 'paper',
  references: ['gong-c-2019', 'esser-2020'],
  params: [],
  needsBatchNorm: false,
  ...uniformCodes,
  widths: { ...uniformCodes.widths, weights: [1, ...uniformCodes.widths.weights] },
  weightCodes: halfIntegerGrid,
  decode: () => ({ weights, activations }),
  estimator: () => ({
    weights: { kind: 'weight-statistics', rule, gradient: 'everywhere' },
    activations: { kind: 'learned-step', learnsOffset: false },
  }),
  fit: ({ role, values, bits }) => {
    if (role === 'activations') {
      const format = integerGrid(bits, false);
      return tensorQuantizer(format, activations, lsqInitialStep(values, format));
    }
    const format = halfIntegerGrid(bits);
    const { step, offset } = weightStatistics[rule](values, format);
    return tensorQuantizer(format, weights, step, offset);
  },
};

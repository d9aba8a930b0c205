import { largestMagnitude, powerOfTwoRangeStep } from '../quantization/fit/power-of-two-range';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { powerOfTwoSteps, uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

/**
 * Dynamic fixed point of Ristretto (Gysel et al. 2016, 2018): per tensor the integer length that reaches its largest
 * magnitude, ceil(log2(max) + 1) bits for weights and ceil(log2(max)) for activations, which need no sign here. While it
 * is tuned, weights are rounded stochastically and gradients pass unmasked; activations stay float, as in the released
 * tool, and are rounded only where the network is tested.
 */
export const ristretto: Scheme = {
  id: 'ristretto',
  family: 'fixed-point',
  fidelity: 'paper',
  references: ['gysel-2016', 'gysel-2018'],
  params: [],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: () => ({ weights: powerOfTwoSteps, activations: powerOfTwoSteps }),
  estimator: () => ({ weights: { kind: 'stochastic' }, activations: { kind: 'bypass' } }),
  fit: ({ role, values, bits }) => {
    const format = role === 'weights' ? uniformCodes.weightCodes(bits) : uniformCodes.activationCodes(bits);
    return tensorQuantizer(format, powerOfTwoSteps, powerOfTwoRangeStep(largestMagnitude(values), format));
  },
};

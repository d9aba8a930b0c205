import type { DecodeForm } from '../quantization/decode-form';
import { factorPerChannel } from './parts/filters';
import { ternaryCodes, ternaryWeights } from './parts/ternary';
import type { Scheme } from './scheme';

const activations: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };

/**
 * In the style of TOT-Net (Nazari et al. 2019): weights and activations are -1, 0 or 1. Its thresholds and activation
 * functions were not available: weights follow Li et al. (2016) with a threshold and a factor per filter, activations
 * switch at 1/2 behind a hard tanh, and gradients pass where |x| <= 1.
 */
export const totNet: Scheme = {
  id: 'tot-net',
  family: 'binary',
  fidelity: 'style',
  references: ['nazari-2019', 'li-2016'],
  params: [],
  needsBatchNorm: true,
  activationRange: 'signed',
  widths: { weights: [2], activations: [2] },
  weightCodes: () => ternaryCodes,
  activationCodes: () => ternaryCodes,
  decode: () => ({ weights: factorPerChannel, activations }),
  estimator: () => ({ weights: { kind: 'ternary' }, activations: { kind: 'frozen' } }),
  fit: ({ role, values, channels }) =>
    role === 'weights'
      ? ternaryWeights(values, channels)
      : { format: ternaryCodes, decode: activations, steps: Float32Array.of(1), offsets: Float32Array.of(0) },
};

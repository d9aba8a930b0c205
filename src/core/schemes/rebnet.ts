import { planeCodes } from '../quantization/code-format';
import { meanMagnitudes, usableMagnitude } from './parts/filters';
import { initialPlaneScales, planesQuantizer, scaledPlanes } from './parts/residual-planes';
import { signCodes, signQuantizer } from './parts/signs';
import type { Scheme } from './scheme';

/**
 * ReBNet (Ghasemzadeh et al. 2018): weights are signs times one learned scale per layer, activations the sum of M
 * residual signs with learned scales, the first of all that is left after those before it. Scales stay positive, and
 * each at least the sum of those behind it: only then do greater values have greater codes, on which max pooling
 * works. The first weight scale is the mean |w| of the trained float layer, where the paper begins with 1.
 */
export const rebnet: Scheme = {
  id: 'rebnet',
  family: 'binary',
  fidelity: 'paper',
  references: ['ghasemzadeh-2018'],
  params: [],
  needsBatchNorm: true,
  activationRange: 'signed',
  widths: { weights: [1], activations: [1, 2, 3, 4] },
  weightCodes: () => signCodes,
  activationCodes: (bits) => planeCodes(bits),
  decode: () => ({ weights: scaledPlanes, activations: scaledPlanes }),
  estimator: () => ({ weights: { kind: 'scaled-sign' }, activations: { kind: 'planes', scales: 'free' } }),
  fit: ({ role, values, bits }) =>
    role === 'weights'
      ? signQuantizer(meanMagnitudes(values, 1).map(usableMagnitude), scaledPlanes)
      : planesQuantizer(initialPlaneScales(bits)),
};

import type { DecodeForm } from '../quantization/decode-form';
import { centredOverInputs, factorPerChannel, meanMagnitudes, usableMagnitude } from './parts/filters';
import { signCodes, signQuantizer } from './parts/signs';
import type { Scheme } from './scheme';

const activations: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };

/**
 * XNOR-Net (Rastegari et al. 2016) as its authors released it: every filter is centred over its input channels and
 * clamped to [-1, 1] before it is used, and coded as its signs times alpha, the mean of its |w|. Activations are signs;
 * the paper's map of input scales is not in the released code. A filter of one input channel is not centred. All
 * layers are binary here; the paper keeps the first and the last in float.
 */
export const xnorNet: Scheme = {
  id: 'xnor-net',
  family: 'binary',
  fidelity: 'paper',
  references: ['rastegari-2016'],
  params: [],
  needsBatchNorm: true,
  activationRange: 'signed',
  widths: { weights: [1], activations: [1] },
  weightCodes: () => signCodes,
  activationCodes: () => signCodes,
  decode: () => ({ weights: factorPerChannel, activations }),
  estimator: () => ({ weights: { kind: 'row-sign' }, activations: { kind: 'frozen' } }),
  fit: ({ role, values, channels, inputChannels }) => {
    if (role === 'activations') return signQuantizer([1], activations);
    return xnorWeights(
      preparedFilters(values, channels, inputChannels ?? values.length / channels),
      channels,
    );
  },
  prepareWeights: (weights, { steps }, _params, inputChannels) =>
    preparedFilters(weights, steps.length, inputChannels ?? weights.length / steps.length),
};

/** The filters that XNOR-Net codes: centred over the input channels, then clamped to [-1, 1]. */
export function preparedFilters(
  weights: Float32Array,
  channels: number,
  inputChannels: number,
): Float32Array {
  return centredOverInputs(weights, channels, inputChannels).map((weight) =>
    Math.min(Math.max(weight, -1), 1),
  );
}

/** Signs times the mean magnitude of each prepared filter: the scale of least squared error. */
export function xnorWeights(prepared: Float32Array, channels: number) {
  return signQuantizer(meanMagnitudes(prepared, channels).map(usableMagnitude), factorPerChannel);
}

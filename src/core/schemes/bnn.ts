import type { DecodeForm } from '../quantization/decode-form';
import { signCodes, signQuantizer } from './parts/signs';
import type { Scheme } from './scheme';

const decode: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };

/**
 * Binarized neural network (Courbariaux et al. 2016): weights and activations are their signs, +-1, and batch
 * normalization takes up whatever scale that changes; the last layer has none, and its counts are the logits. Gradients pass the sign of an activation where |x| <= 1, which
 * the hard tanh before it sees to. All layers are binary here and the image keeps its bytes; the paper's squared hinge
 * loss and its thousand epochs are left out.
 */
export const bnn: Scheme = {
  id: 'bnn',
  family: 'binary',
  fidelity: 'paper',
  references: ['courbariaux-2016'],
  params: [],
  needsBatchNorm: true,
  activationRange: 'signed',
  widths: { weights: [1], activations: [1] },
  weightCodes: () => signCodes,
  activationCodes: () => signCodes,
  decode: () => ({ weights: decode, activations: decode }),
  estimator: () => ({ weights: { kind: 'sign' }, activations: { kind: 'frozen' } }),
  fit: () => signQuantizer([1], decode),
};

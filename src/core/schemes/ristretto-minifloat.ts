import { minifloatCodes } from '../quantization/code-format';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { powerOfTwoSteps } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const exponentBits = 4;
const bias = 2 ** (exponentBits - 1) - 1;

const sixToEight = [6, 7, 8] as const;

/**
 * Minifloat of Ristretto (Gysel 2016): a sign, 4 exponent bits with bias 7 and 1 to 3 mantissa bits, without denormals
 * or infinities, the same for all tensors. While weights are tuned their mantissas are rounded stochastically;
 * activations are coded only where the network is tested, as in the released tool. The code of exponent and mantissa 0 is
 * zero here.
 */
export const ristrettoMinifloat: Scheme = {
  id: 'ristretto-minifloat',
  family: 'power-of-two',
  fidelity: 'paper',
  references: ['gysel-2016'],
  params: [],
  needsBatchNorm: false,
  activationRange: 'non-negative',
  widths: { weights: sixToEight, activations: sixToEight },
  weightCodes: (bits) => minifloatCodes(bits, exponentBits),
  activationCodes: (bits) => minifloatCodes(bits, exponentBits),
  decode: () => ({ weights: powerOfTwoSteps, activations: powerOfTwoSteps }),
  estimator: () => ({ weights: { kind: 'stochastic' }, activations: { kind: 'bypass' } }),
  fit: ({ bits }) => {
    const format = minifloatCodes(bits, exponentBits);
    return tensorQuantizer(format, powerOfTwoSteps, 2 ** -(bias + format.mantissaBits));
  },
};

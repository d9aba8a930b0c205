import { integerGrid, powerOfTwoCodes } from '../quantization/code-format';
import { largestMagnitude, powerOfTwoRangeStep } from '../quantization/fit/power-of-two-range';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { powerOfTwoSteps } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const weightBits = 4;
const smallestExponent = -8;

const weightCodes = powerOfTwoCodes(weightBits, { hasZero: false, rounding: 'logarithmic' });

/**
 * Multiplier-free arithmetic of Ristretto (Gysel 2016): weights are a sign times 2^e with e from -8 to -1, rounded on
 * the logarithmic scale, whatever the layer's range; there is no zero, so the smallest weights become +-2^-8. While they
 * are tuned, exponents are rounded stochastically. Activations are dynamic fixed point without a sign and, as in the
 * released tool, coded only where the network is tested.
 */
export const ristrettoPot: Scheme = {
  id: 'ristretto-pot',
  family: 'power-of-two',
  fidelity: 'paper',
  references: ['gysel-2016'],
  params: [],
  needsBatchNorm: false,
  activationRange: 'non-negative',
  widths: { weights: [weightBits], activations: [2, 3, 4, 5, 6, 7, 8] },
  weightCodes: () => weightCodes,
  activationCodes: (bits) => integerGrid(bits, false),
  decode: () => ({ weights: powerOfTwoSteps, activations: powerOfTwoSteps }),
  estimator: () => ({ weights: { kind: 'stochastic' }, activations: { kind: 'bypass' } }),
  fit: ({ role, values, bits }) => {
    if (role === 'weights') return tensorQuantizer(weightCodes, powerOfTwoSteps, 2 ** smallestExponent);
    const format = integerGrid(bits, false);
    return tensorQuantizer(format, powerOfTwoSteps, powerOfTwoRangeStep(largestMagnitude(values), format));
  },
};

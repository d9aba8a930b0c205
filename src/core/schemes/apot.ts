import { additivePowerTerms } from '../quantization/additive-power-terms';
import { additivePowerCodes, type CodeFormat, narrowGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { compactSample } from '../quantization/fit/compact-sample';
import { leastErrorStep } from '../quantization/fit/mse-step';
import type { Estimator } from './estimator';
import { centredWeights } from './parts/normalized-weights';
import { tensorQuantizer } from './parts/tensor-quantizer';
import type { Scheme } from './scheme';

const decode: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };
const estimator: Estimator = { kind: 'reparameterized-clip' };
const twoToFive = [2, 3, 4, 5] as const;

/**
 * Additive powers of two (Li et al. 2020): magnitudes are sums of two or three powers of two, one or none from each of
 * several sets, for weights with a sign in the place of a bit and for activations without one. The sets of odd widths are
 * those of the released code; 2-bit weights are ternary there. Weights are normalized to zero mean and unit
 * deviation, here to the deviation that the layer began with, which the paper leaves to batch normalization. Both clips
 * are learned with the reparameterized gradient. They start at the clip of least squared error, in place of 3 deviations,
 * of 6 for activations and of the paper's progress from wide codes to narrow ones.
 */
export const apot: Scheme = {
  id: 'apot',
  family: 'power-of-two',
  fidelity: 'paper',
  references: ['li-2020'],
  params: [],
  needsBatchNorm: false,
  activationRange: 'non-negative',
  widths: { weights: twoToFive, activations: twoToFive },
  weightCodes,
  activationCodes: (bits) => magnitudeCodes(bits, false),
  decode: () => ({ weights: decode, activations: decode }),
  estimator: () => ({ weights: estimator, activations: estimator }),
  fit: ({ role, values, bits }) => {
    const isWeights = role === 'weights';
    const format = isWeights ? weightCodes(bits) : magnitudeCodes(bits, false);
    const coded = isWeights ? centredWeights(values) : values;
    return tensorQuantizer(format, decode, leastErrorStep(compactSample(coded), format));
  },
  prepareWeights: centredWeights,
};

function weightCodes(bits: number): CodeFormat {
  return bits === 2 ? narrowGrid(bits) : magnitudeCodes(bits - 1, true);
}

function magnitudeCodes(bits: number, signed: boolean): CodeFormat {
  const terms = additivePowerTerms(bits);
  if (!terms) throw new RangeError(`no sums of powers of two in ${bits} bits`);
  return additivePowerCodes(terms, signed);
}

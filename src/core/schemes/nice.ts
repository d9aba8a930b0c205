import { integerGrid, narrowGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { usableStep } from '../quantization/fit/min-max-step';
import { moments } from '../quantization/fit/moments';
import { shortMantissaAtLeast } from '../quantization/fit/short-mantissa';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const mantissaBits = 3;
const decode: DecodeForm = { scale: 'mantissa', mantissaBits, granularity: 'tensor', offset: 'none' };
const deviations = 3;

/**
 * NICE (Baskin et al. 2018): weights clipped at |mean +- 3 standard deviations| of their start on a symmetric grid,
 * activations at a learned clamp that starts there too; the steps are those of the released code's deployment mode,
 * 3-bit integers times powers of two: rounded up at the start, to the nearest while it learns. Layers are quantized one after the other: float, then noise of half
 * a step on 5 % of the weights and rounding on the others, then rounding; the last stage is without noise. The stages share
 * the steps of the recipe evenly, and layers that are done go on learning. The paper's 16-bit biases and batch normalization are those of the integer engine.
 */
export const nice: Scheme = {
  id: 'nice',
  family: 'clipping',
  fidelity: 'paper',
  references: ['baskin-2018'],
  params: [],
  needsBatchNorm: false,
  ...uniformCodes,
  weightCodes: narrowGrid,
  decode: () => ({ weights: decode, activations: decode }),
  estimator: () => ({
    weights: { kind: 'noise', noisyFraction: 0.05 },
    activations: { kind: 'learned-clip', residual: true, gradual: true, decay: 0 },
  }),
  fit: ({ role, values, bits }) => {
    const format = role === 'weights' ? narrowGrid(bits) : integerGrid(bits, false);
    const { mean, deviation } = moments(values);
    const reach = Math.abs(mean) + deviations * deviation;
    const step = usableStep(reach / format.maximum, format);
    return tensorQuantizer(format, decode, shortMantissaAtLeast(step, mantissaBits));
  },
};

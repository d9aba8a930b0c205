import { integerGrid, narrowGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { compactSample } from '../quantization/fit/compact-sample';
import { leastErrorStep } from '../quantization/fit/mse-step';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const decode: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };

/**
 * Quantization intervals (Jung et al. 2019) with exponent 1: centre and half-width of the magnitudes that are spread over
 * the levels are learned for weights and activations; smaller weights are pruned, larger values clipped. Activations are
 * coded on their interval but decoded from zero. Values keep the scale of the start, where the paper leaves it to
 * batch normalization. The interval starts as all values below the clip of least squared error, which is plain
 * rounding: it stands in for the paper's progress from wide codes to narrow ones.
 */
export const qil: Scheme = {
  id: 'qil',
  family: 'clipping',
  fidelity: 'paper',
  references: ['jung-2019'],
  params: [],
  needsBatchNorm: false,
  ...uniformCodes,
  weightCodes: narrowGrid,
  decode: () => ({ weights: decode, activations: decode }),
  estimator: () => ({ weights: { kind: 'interval-weights' }, activations: { kind: 'interval-activations' } }),
  fit: ({ role, values, bits }) => {
    const format = role === 'weights' ? narrowGrid(bits) : integerGrid(bits, false);
    const quantizer = tensorQuantizer(format, decode, leastErrorStep(compactSample(values), format));
    if (role === 'weights') return quantizer;
    return { ...quantizer, encoder: { steps: quantizer.steps.slice(), offsets: quantizer.offsets.slice() } };
  },
};

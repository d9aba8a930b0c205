import { integerGrid } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import { compactSample } from '../../quantization/fit/compact-sample';
import { leastErrorStep } from '../../quantization/fit/mse-step';
import type { Quantizer } from '../../quantization/quantizer';
import type { Estimator } from '../estimator';
import type { TensorSample } from '../scheme';
import { tensorQuantizer } from './tensor-quantizer';

export const pactDecode: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };

/**
 * PACT's learned clip (Choi et al. 2018). Its L2 term is that of the weights by default, 1e-4 in the recipes of the
 * field at 4 bits (Esser et al. 2020).
 */
export const pactEstimator: Estimator = {
  kind: 'learned-clip',
  residual: false,
  gradual: false,
  decay: 1e-4,
};

/**
 * The clip of least squared error on the calibration images. PACT starts far above its data and lets the decay shrink
 * the clip over many epochs, which the short tuning here leaves no time for.
 */
export function fitPactActivations({ values, bits }: TensorSample): Quantizer {
  const format = integerGrid(bits, false);
  return tensorQuantizer(format, pactDecode, leastErrorStep(compactSample(values), format));
}

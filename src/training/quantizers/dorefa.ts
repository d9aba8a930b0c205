import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { dorefaWeights } from '../../core/schemes/parts/dorefa';
import type { QuantizerTwin } from './quantizer-twin';
import { applyScalar } from './scalar-operation';

/** DoReFa's weights (Zhou et al. 2016): the gradient at the coded weights moves the latent ones as it is. */
export function createDorefaTwin(quantizer: Quantizer): QuantizerTwin {
  const prepare = (latent: Float32Array): Float32Array => dorefaWeights(latent, quantizer);
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T) =>
      applyScalar(input, [], {
        forward: (values) => fakeQuantize(prepare(values), quantizer),
        backward: (_, outputGradient) => ({ input: outputGradient, parameters: [] }),
      }),
    afterUpdate: () => {},
    freeze: () => quantizer,
    prepareWeights: prepare,
    dispose: () => {},
  };
}

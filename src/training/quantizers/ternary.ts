import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { ternaryWeights } from '../../core/schemes/parts/ternary';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { applyScalar } from './scalar-operation';

/**
 * Ternary weights whose thresholds and factors follow the latent weights in closed form (Li et al. 2016). The gradient
 * passes where |w| <= 1.
 */
export function createTernaryTwin({ quantizer }: TwinOptions): QuantizerTwin {
  const quantizerOf = (latent: Float32Array) => ternaryWeights(latent, quantizer.steps.length);
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T) =>
      applyScalar(input, [], {
        forward: (values) => fakeQuantize(values, quantizerOf(values)),
        backward: (values, outputGradient) => ({
          input: outputGradient.map((gradient, index) =>
            Math.abs(values[index] as number) <= 1 ? gradient : 0,
          ),
          parameters: [],
        }),
      }),
    afterUpdate: () => {},
    freeze: (latent) => (latent ? quantizerOf(latent.dataSync<'float32'>()) : quantizer),
    dispose: () => {},
  };
}

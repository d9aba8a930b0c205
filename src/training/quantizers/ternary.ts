import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { ternaryWeights } from '../../core/schemes/parts/ternary';
import type { Operations } from '../operations/operations';
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
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      applyScalar(input, [], operations, {
        forward: ({ values, result }) => result.set(fakeQuantize(values, quantizerOf(values))),
        backward: ({ values, outputGradient, inputGradient }) => {
          for (let index = 0; index < values.length; index++) {
            const passes = Math.abs(values[index] as number) <= 1;
            inputGradient[index] = passes ? (outputGradient[index] as number) : 0;
          }
          return [];
        },
      }),
    afterUpdate: () => {},
    freeze: (latent) => (latent ? quantizerOf(latent.dataSync<'float32'>()) : quantizer),
    dispose: () => {},
  };
}

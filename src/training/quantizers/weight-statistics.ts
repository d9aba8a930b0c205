import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Estimator } from '../../core/schemes/estimator';
import { weightStatistics } from '../../core/schemes/parts/weight-statistics';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin } from './quantizer-twin';
import { gradientInsideRange } from './range-gradient';
import { applyScalar } from './scalar-operation';

/**
 * Step and offset computed from the weights of every forward pass (Gong et al. 2019), outside the gradient, which passes
 * to the latent weights everywhere or only inside the range.
 */
export function createWeightStatisticsTwin(
  start: Quantizer,
  { rule, gradient }: Extract<Estimator, { kind: 'weight-statistics' }>,
): QuantizerTwin {
  const quantizerOf = (values: Float32Array): Quantizer => {
    const { step, offset = 0 } = weightStatistics[rule](values, start.format);
    return { ...start, steps: Float32Array.of(step), offsets: Float32Array.of(offset) };
  };
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      applyScalar(input, [], operations, {
        forward: ({ values, result }) => result.set(fakeQuantize(values, quantizerOf(values))),
        backward: ({ values, outputGradient, inputGradient }) => {
          inputGradient.set(
            gradient === 'everywhere'
              ? outputGradient
              : gradientInsideRange(values, outputGradient, quantizerOf(values)),
          );
          return [];
        },
      }),
    afterUpdate: () => {},
    freeze: (latent) => (latent ? quantizerOf(latent.dataSync<'float32'>()) : start),
    dispose: () => {},
  };
}

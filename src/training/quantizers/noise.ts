import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { clip } from '../../core/quantization/rounding';
import type { Estimator } from '../../core/schemes/estimator';
import type { Operations } from '../operations/operations';
import { createFrozenTwin } from './frozen';
import { stageOf } from './gradual';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { gradientInsideRange } from './range-gradient';
import { applyScalar } from './scalar-operation';

/**
 * Noise instead of rounding (Baskin et al. 2018): before its layer's stage the weights are float; in it each weight
 * has, with a small probability, uniform noise of up to half a step and is rounded otherwise; after it all are rounded.
 */
export function createNoiseTwin(
  { quantizer, random }: TwinOptions,
  { noisyFraction }: Extract<Estimator, { kind: 'noise' }>,
): QuantizerTwin {
  const { format } = quantizer;
  const step = quantizer.steps[0] as number;
  const frozen = createFrozenTwin(quantizer);
  let stage: ReturnType<typeof stageOf> = 'after';
  const withNoise = (values: Float32Array): Float32Array =>
    fakeQuantize(values, quantizer).map((rounded, index) => {
      if (random.next() >= noisyFraction) return rounded;
      const clipped = clip(values[index] as number, format.minimum * step, format.maximum * step);
      return clipped + (random.next() - 0.5) * step;
    });
  return {
    trainable: {},
    beforeStep: (moment) => {
      stage = stageOf(moment);
    },
    apply: <T extends Tensor>(input: T, count: number, operations: Operations) => {
      if (stage === 'before') return input;
      if (stage === 'after') return frozen.apply(input, count, operations);
      return applyScalar(input, [], operations, {
        forward: ({ values, result }) => result.set(withNoise(values)),
        backward: ({ values, outputGradient, inputGradient }) => {
          inputGradient.set(gradientInsideRange(values, outputGradient, quantizer));
          return [];
        },
      });
    },
    afterUpdate: () => {},
    freeze: () => quantizer,
    dispose: frozen.dispose,
  };
}

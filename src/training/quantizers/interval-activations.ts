import type { Tensor } from '@tensorflow/tfjs-core';
import { encoderOf } from '../../core/quantization/encode';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { intervalGradients } from './interval-weights';
import { createLearnedInterval } from './learned-interval';
import type { QuantizerTwin } from './quantizer-twin';
import { applyScalar } from './scalar-operation';

/**
 * QIL's activations (Jung et al. 2019): the codes are spread over a learned interval and decoded from zero with the step
 * of the start, so that the interval's offset is one of the encoder alone. Gradients as those of the weights.
 */
export function createIntervalActivationsTwin(quantizer: Quantizer): QuantizerTwin {
  const { format, steps } = quantizer;
  const { steps: startSteps, offsets: startOffsets } = encoderOf(quantizer);
  const [startStep, startOffset] = [startSteps[0] as number, startOffsets[0] as number];
  const limit = (steps[0] as number) * format.maximum;
  const startHalfWidth = Math.fround((startStep * format.maximum) / 2);
  const startCentre = Math.fround(startOffset + startHalfWidth);
  const interval = createLearnedInterval({ centre: startCentre, halfWidth: startHalfWidth });
  const { centre, 'half-width': halfWidth } = interval.trainable;
  // Relative to the start, so that an interval that has not moved gives the very encoder that it came from.
  const current = (): Quantizer => {
    const now = interval.current();
    const moved = now.centre - startCentre - (now.halfWidth - startHalfWidth);
    return {
      ...quantizer,
      encoder: {
        steps: Float32Array.of((startStep * now.halfWidth) / startHalfWidth),
        offsets: Float32Array.of(startOffset + moved),
      },
    };
  };
  return {
    trainable: interval.trainable,
    apply: <T extends Tensor>(input: T, count: number) => {
      const gradientScale = 1 / Math.sqrt(count * format.maximum);
      const scale = { ...interval.current(), limit, gradientScale };
      return applyScalar(input, [centre, halfWidth], {
        forward: (values) => fakeQuantize(values, current()),
        backward: (values, outputGradient) => intervalGradients(values, outputGradient, scale),
      });
    },
    afterUpdate: () => interval.keepBelow(Number.POSITIVE_INFINITY),
    freeze: current,
    dispose: interval.dispose,
  };
}

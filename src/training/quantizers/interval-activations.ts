import { add, div, mul, sub, type Tensor, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { encoderOf } from '../../core/quantization/encode';
import type { Quantizer } from '../../core/quantization/quantizer';
import { withGradient } from '../operations/composite/custom-gradient';
import type { Loop, Operations } from '../operations/operations';
import { createLearnedInterval } from './learned-interval';
import type { QuantizerTwin } from './quantizer-twin';

/**
 * QIL's activations (Jung et al. 2019): the codes are spread over a learned interval and decoded from zero with the step
 * of the start, so that the interval's offset is one of the encoder alone. Gradients as those of the weights.
 */
export function createIntervalActivationsTwin(quantizer: Quantizer): QuantizerTwin {
  const { format, steps } = quantizer;
  const { steps: startSteps, offsets: startOffsets } = encoderOf(quantizer);
  const [startStep, startOffset] = [startSteps[0] as number, startOffsets[0] as number];
  const startHalfWidth = Math.fround((startStep * format.maximum) / 2);
  const startCentre = Math.fround(startOffset + startHalfWidth);
  const interval = createLearnedInterval({ centre: startCentre, halfWidth: startHalfWidth });
  const { centre, 'half-width': halfWidth } = interval.trainable;
  const one = tensor1d([1]);
  const zero = tensor1d([0]);
  // Relative to the start, so that an interval that has not moved gives the very encoder that it came from.
  const encoder = (c: Tensor, d: Tensor) => ({
    step: mul(div(d, startHalfWidth), startStep),
    offset: add(sub(sub(c, startCentre), sub(d, startHalfWidth)), startOffset),
  });
  return {
    trainable: interval.trainable,
    apply: <T extends Tensor>(input: T, count: number, operations: Operations): T => {
      const gradientScale = 1 / Math.sqrt(count * format.maximum);
      const { step, offset } = encoder(
        withScaledGradient(centre, gradientScale),
        withScaledGradient(halfWidth, gradientScale),
      );
      const code = operations.fakeQuantize(positionsOf(input, step, offset, operations), one, zero, {
        minimum: format.minimum,
        maximum: format.maximum,
        shift: format.shift,
        scale: 'real',
        learnsStep: false,
        learnsOffset: false,
        gradientScale: 1,
      });
      return mul<T>(code, steps[0] as number);
    },
    afterUpdate: () => interval.keepBelow(Number.POSITIVE_INFINITY),
    freeze: () => {
      const { step, offset } = tidy(() => encoder(centre, halfWidth));
      return { ...quantizer, encoder: { steps: taken(step), offsets: taken(offset) } };
    },
    dispose: () => {
      interval.dispose();
      one.dispose();
      zero.dispose();
    },
  };
}

/** (input - offset) / step. Its gradients share one division and one loop, which those of stock operations do not. */
function positionsOf<T extends Tensor>(input: T, step: Tensor, offset: Tensor, operations: Operations): T {
  return withGradient<T>([input, step, offset], (save) => {
    const positions = div<T>(sub(input, offset), step);
    save([positions, step]);
    return {
      value: positions,
      gradient: (outputGradient, [saved, divisor]) => {
        const passed = div(outputGradient, divisor as Tensor);
        return [passed, ...operations.runLoop([passed, saved as Tensor], [[1], [1]], encoderGradients)];
      },
    };
  });
}

/** Of step and offset: minus the sums of passed * position and of passed. */
const encoderGradients: Loop = (inputs, outputs) => {
  const [passed, positions] = inputs as readonly [Float32Array, Float32Array];
  let byStep = 0;
  let byOffset = 0;
  for (let index = 0; index < passed.length; index++) {
    const gradient = passed[index] as number;
    byStep -= gradient * (positions[index] as number);
    byOffset -= gradient;
  }
  outputs[0]?.fill(byStep);
  outputs[1]?.fill(byOffset);
};

function withScaledGradient(parameter: Tensor, factor: number): Tensor {
  return withGradient([parameter], () => ({
    value: parameter.clone(),
    gradient: (outputGradient) => [mul(outputGradient, factor)],
  }));
}

function taken(parameter: Tensor): Float32Array {
  const values = parameter.dataSync<'float32'>().slice();
  parameter.dispose();
  return values;
}

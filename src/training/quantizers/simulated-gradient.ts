import {
  clone,
  type Tensor,
  type Tensor1D,
  tensor1d,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from '@tensorflow/tfjs-core';
import type { CodeFormat } from '../../core/quantization/code-format';
import { nearestShortMantissa } from '../../core/quantization/fit/short-mantissa';
import type { Quantizer } from '../../core/quantization/quantizer';
import { roundHalfUp } from '../../core/quantization/rounding';
import type { Estimator } from '../../core/schemes/estimator';
import { withGradient } from '../operations/composite/custom-gradient';
import type { Operations } from '../operations/operations';
import { keepWithin } from './keep-within';
import type { QuantizerTwin } from './quantizer-twin';

/** A step that falls below this part of its start would have crossed zero soon. */
const smallestStepRatio = 1 / 16;

/**
 * LLSQ's step (Zhao et al. 2020): no gradient of the loss but a simulated one moves it, see `simulatedGradient`. It is
 * real while it learns and rounded to the quantizer's mantissa when frozen.
 */
export function createSimulatedGradientTwin(
  quantizer: Quantizer,
  { clippedValues }: Extract<Estimator, { kind: 'simulated-gradient' }>,
): QuantizerTwin {
  const { format, decode } = quantizer;
  const step = tidy(() => variable(tensor1d(quantizer.steps)));
  const offset = tensor1d(quantizer.offsets);
  const smallest = Math.min(...quantizer.steps) * smallestStepRatio;
  return {
    trainable: { step },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) => {
      const simulated = simulatedGradient(input.dataSync<'float32'>(), format, stepsOf(step));
      const moved = withGradient<Tensor1D>([step], () => ({
        value: step.clone(),
        gradient: () => [tensor1d(simulated)],
      }));
      return clippedValues === 'masked'
        ? operations.fakeQuantize(input, moved, offset, learnedStep(format))
        : passingEverywhere(input, moved, () =>
            operations.fakeQuantize(input, moved, offset, learnedStep(format)),
          );
    },
    afterUpdate: () => keepWithin(step, smallest, Number.POSITIVE_INFINITY),
    freeze: () => ({
      ...quantizer,
      steps: stepsOf(step).map((each) =>
        nearestShortMantissa(each, decode.mantissaBits ?? floatMantissaBits),
      ),
    }),
    dispose: () => {
      step.dispose();
      offset.dispose();
    },
  };
}

/** Of float32: rounding to as many changes nothing. */
const floatMantissaBits = 24;

function learnedStep({ minimum, maximum, shift }: CodeFormat) {
  return {
    minimum,
    maximum,
    shift,
    scale: 'real',
    learnsStep: true,
    learnsOffset: false,
    gradientScale: 1,
  } as const;
}

function stepsOf(step: Variable): Float32Array {
  return step.dataSync<'float32'>().slice();
}

/** The gradient of the input is the output's, also of clipped values; that of the step is not the loss's anyway. */
function passingEverywhere<T extends Tensor>(input: T, step: Tensor1D, compute: () => T): T {
  return withGradient<T>([input, step], () => ({
    value: compute(),
    gradient: (outputGradient) => [clone(outputGradient), zerosLike(step)],
  }));
}

/**
 * LLSQ's gradient of each step a: with E the squared error of a step, d1 = E(a) - E(a/2) and d2 = E(2a) - E(a), it is
 * -a^2 where d2 <= 0 and (d1 < 0 or d1 + d2 < 0), a^2 where d1 >= 0 and (d2 > 0 or d1 + d2 >= 0), else 0. A large tensor
 * of one step is judged by about `sampleSize` of its values, evenly spaced.
 */
export function simulatedGradient(
  values: Float32Array,
  format: CodeFormat,
  steps: Float32Array,
): Float32Array {
  const [half, same, double] = [0.5, 1, 2].map((factor) =>
    squaredErrors(
      values,
      format,
      steps.map((step) => factor * step),
    ),
  ) as [Float64Array, Float64Array, Float64Array];
  return steps.map((step, channel) => {
    const first = (same[channel] as number) - (half[channel] as number);
    const second = (double[channel] as number) - (same[channel] as number);
    if (second <= 0 && (first < 0 || first + second < 0)) return -step * step;
    if (first >= 0 && (second > 0 || first + second >= 0)) return step * step;
    return 0;
  });
}

const sampleSize = 4096;

function squaredErrors(
  values: Float32Array,
  { minimum, maximum, shift }: CodeFormat,
  steps: Float32Array,
): Float64Array {
  const errors = new Float64Array(steps.length);
  // Odd, so that no even number of channels comes round to the same ones.
  const stride = steps.length === 1 ? 2 * Math.floor(values.length / sampleSize / 2) + 1 : 1;
  for (let index = 0, channel = 0; index < values.length; index += stride) {
    const value = values[index] as number;
    const step = steps[channel] as number;
    const clipped = Math.min(Math.max(value / step, minimum), maximum);
    const error = step * (roundHalfUp(clipped - shift) + shift) - value;
    errors[channel] = (errors[channel] as number) + error * error;
    channel = channel + 1 === steps.length ? 0 : channel + 1;
  }
  return errors;
}

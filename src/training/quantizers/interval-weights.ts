import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { type Interval, intervalWeights } from '../../core/schemes/parts/interval';
import type { Operations } from '../operations/operations';
import { createLearnedInterval } from './learned-interval';
import type { QuantizerTwin } from './quantizer-twin';
import { applyScalar, type ScalarBackward } from './scalar-operation';

/**
 * QIL's weights (Jung et al. 2019): their magnitudes inside a learned interval are spread over the levels. Gradients by
 * the chain rule with rounding passed straight through; those of the interval take LSQ's scale 1 / sqrt(N * largest
 * code). Centre and half-width stay below half the largest weight.
 */
export function createIntervalWeightsTwin(quantizer: Quantizer): QuantizerTwin {
  const { format, steps } = quantizer;
  const limit = (steps[0] as number) * format.maximum;
  const interval = createLearnedInterval({ centre: limit / 2, halfWidth: limit / 2 });
  const { centre, 'half-width': halfWidth } = interval.trainable;
  return {
    trainable: interval.trainable,
    apply: <T extends Tensor>(input: T, count: number, operations: Operations) => {
      const current = interval.current();
      return applyScalar(input, [centre, halfWidth], operations, {
        forward: ({ values, result }) =>
          result.set(fakeQuantize(intervalWeights(values, current, limit), quantizer)),
        backward: (call) =>
          intervalGradients(call, {
            ...current,
            limit,
            gradientScale: 1 / Math.sqrt(count * format.maximum),
          }),
      });
    },
    afterUpdate: (latent) => {
      if (latent) interval.keepBelow(largestMagnitudeOf(latent.dataSync<'float32'>()) / 2);
    },
    freeze: () => quantizer,
    prepareWeights: (latent) => intervalWeights(latent, interval.current(), limit),
    dispose: interval.dispose,
  };
}

/** What the values of an interval are worth, and the factor on the gradients of its centre and half-width. */
interface IntervalScale extends Interval {
  readonly limit: number;
  readonly gradientScale: number;
}

/**
 * With c, d and the limit L, inside the interval: L / (2 d) for the value, -sign L / (2 d) for c and
 * -sign L (|v| - c) / (2 d^2) for d; 0 outside.
 */
export function intervalGradients(
  call: Omit<ScalarBackward, 'result'>,
  scale: IntervalScale,
): readonly Float32Array[] {
  const sums = new Float64Array(2);
  // A function of its own, with nothing behind its loop: a first call optimized amid the loop knows no types behind it.
  addIntervalGradients(call, scale, sums);
  return Array.from(sums, (sum) => Float32Array.of(sum * scale.gradientScale));
}

function addIntervalGradients(
  { values, outputGradient, inputGradient }: Omit<ScalarBackward, 'result'>,
  { centre, halfWidth, limit }: IntervalScale,
  sums: Float64Array,
): void {
  const slope = limit / (2 * halfWidth);
  inputGradient.fill(0);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const distance = Math.abs(value) - centre;
    if (distance <= -halfWidth || distance >= halfWidth) continue;
    const passed = slope * (outputGradient[index] as number);
    const signed = value < 0 ? -passed : passed;
    inputGradient[index] = passed;
    sums[0] = (sums[0] as number) - signed;
    sums[1] = (sums[1] as number) - (signed * distance) / halfWidth;
  }
}

function largestMagnitudeOf(values: Float32Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

import {
  add,
  div,
  mul,
  rsqrt,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { BatchNormalized } from '../operations';
import { sumPerChannel, withGradient } from './custom-gradient';

/** Normalizes with the statistics of the batch (biased variance), then scales and shifts per channel. */
export function batchNormalize(
  input: Tensor4D,
  gain: Tensor1D,
  shift: Tensor1D,
  epsilon: number,
): BatchNormalized {
  const count = input.size / gain.size;
  const mean: Tensor1D = div(sumPerChannel(input), count);
  const centred: Tensor4D = sub(input, mean);
  const variance: Tensor1D = div(sumPerChannel(square(centred)), count);
  const inverseDeviation: Tensor = rsqrt(add(variance, epsilon));
  const output = withGradient<Tensor4D>([input, gain, shift], (save) => {
    const normalized: Tensor4D = mul(centred, inverseDeviation);
    save([normalized, mul(gain, inverseDeviation)]);
    return {
      value: add(mul(normalized, gain), shift),
      gradient: (outputGradient, [savedNormalized, savedSlope]) => {
        const normal = savedNormalized as Tensor;
        const shiftGradient = sumPerChannel(outputGradient);
        const gainGradient = sumPerChannel(mul(outputGradient, normal));
        const explained = div(add(shiftGradient, mul(normal, gainGradient)), count);
        const inputGradient = mul(savedSlope as Tensor, sub(outputGradient, explained));
        return [inputGradient, gainGradient, shiftGradient];
      },
    };
  });
  return { output, mean, variance };
}

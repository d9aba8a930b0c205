import { type Tensor, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Operations } from '../operations/operations';
import { keepWithin } from './keep-within';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { applyScalar, type ScalarBackward } from './scalar-operation';

/** A step that falls below this part of its start is held there, before it can cross zero. */
const smallestStepRatio = 1 / 16;

/**
 * ReBNet's weights, gamma * sign(w) with a learned gamma (Ghasemzadeh et al. 2018), here half of a learned step. The
 * sign passes the gradient as clip(w, -1, 1) does, the product by the product rule.
 */
export function createScaledSignTwin({ quantizer }: TwinOptions): QuantizerTwin {
  const step = tidy(() => variable(tensor1d(quantizer.steps)));
  const floor = (quantizer.steps[0] ?? 1) * smallestStepRatio;
  const current = (): Quantizer => ({ ...quantizer, steps: step.dataSync<'float32'>().slice() });
  return {
    trainable: { step },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) => {
      const used = current();
      return applyScalar(input, [step], operations, {
        forward: ({ values, result }) => result.set(fakeQuantize(values, used)),
        backward: (call) => [Float32Array.of(signGradients(call, (used.steps[0] ?? 1) / 2) / 2)],
      });
    },
    afterUpdate: () => keepWithin(step, floor, Number.POSITIVE_INFINITY),
    freeze: current,
    dispose: () => step.dispose(),
  };
}

/** Writes the gradient of the input; returns that of the magnitude, half a step. */
function signGradients({ values, outputGradient, inputGradient }: ScalarBackward, magnitude: number): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const gradient = outputGradient[index] as number;
    sum += value >= 0 ? gradient : -gradient;
    inputGradient[index] = Math.abs(value) <= 1 ? gradient * magnitude : 0;
  }
  return sum;
}

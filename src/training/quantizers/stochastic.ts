import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { passThrough } from './pass-through';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { roundStochastically } from './stochastic-codes';

/** Stochastic rounding in every forward pass of the training, nearest rounding afterwards; gradients pass unmasked. */
export function createStochasticTwin({ quantizer, random }: TwinOptions): QuantizerTwin {
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T) =>
      passThrough(
        input,
        () => tensor(roundStochastically(input.dataSync<'float32'>(), quantizer, random), input.shape) as T,
      ),
    afterUpdate: () => {},
    freeze: () => quantizer,
    dispose: () => {},
  };
}

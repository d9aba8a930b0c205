import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import { passThrough } from './pass-through';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { mapValues } from './scalar-operation';
import { roundStochastically } from './stochastic-codes';

/** Stochastic rounding in every forward pass of the training, nearest rounding afterwards; gradients pass unmasked. */
export function createStochasticTwin({ quantizer, random }: TwinOptions): QuantizerTwin {
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      passThrough(input, () =>
        mapValues(input, operations, ({ values, result }) =>
          roundStochastically(values, quantizer, random, result),
        ),
      ),
    afterUpdate: () => {},
    freeze: () => quantizer,
    dispose: () => {},
  };
}

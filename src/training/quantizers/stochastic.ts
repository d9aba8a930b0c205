import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import { passThrough } from './pass-through';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { mapValues } from './scalar-operation';
import { roundStochastically } from './stochastic-codes';

/** Stochastic rounding in every forward pass of the training, nearest rounding afterwards; gradients pass unmasked. */
export function createStochasticTwin({ quantizer, random }: TwinOptions): QuantizerTwin {
  const { format, steps, offsets } = quantizer;
  const grid = { ...format, step: steps[0] as number, offset: offsets[0] as number };
  const round = <T extends Tensor>(input: T, operations: Operations): T =>
    format.kind === 'integer-grid'
      ? operations.roundStochastically(input, grid, random)
      : mapValues(input, operations, ({ values, result }) =>
          result.set(roundStochastically(values, quantizer, random)),
        );
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      passThrough(input, () => round(input, operations)),
    afterUpdate: () => {},
    freeze: () => quantizer,
    dispose: () => {},
  };
}

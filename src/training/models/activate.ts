import { clipByValue, relu, type Tensor } from '@tensorflow/tfjs-core';
import { assertNever } from '../../core/assert-never';
import type { Activation } from '../../core/networks/network';

export function activate(sums: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'none':
      return sums;
    case 'relu':
      return relu(sums);
    case 'hard-tanh':
      return clipByValue(sums, -1, 1);
    default:
      return assertNever(activation);
  }
}

import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Operations } from '../operations/operations';

/** The differentiable form of a quantizer while a network is tuned. */
export interface QuantizerTwin {
  /** What the optimizer moves: `step`, `offset` or nothing. */
  readonly trainable: Readonly<Record<string, Variable>>;
  /**
   * Fake-quantizes a tensor. `count` is N of the gradient scale 1 / sqrt(N * largest code): the weights that share a
   * step, or the features of one sample.
   */
  apply<T extends Tensor>(input: T, count: number, operations: Operations): T;
  /** Brings the parameters back into their domain after an update. */
  afterUpdate(): void;
  /** The quantizer as it now stands. */
  freeze(): Quantizer;
  dispose(): void;
}

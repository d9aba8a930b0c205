import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Random } from '../../core/random';
import type { Operations } from '../operations/operations';

/** Where a training stands before a step. */
export interface TrainingMoment {
  /** Steps done and planned of this training. */
  readonly step: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Position of the twin's layer among the layers with weights, and their number. */
  readonly layer: number;
  readonly layers: number;
}

/** The differentiable form of a quantizer while a network is tuned. */
export interface QuantizerTwin {
  /** What the optimizer moves: `step`, `offset` or nothing. */
  readonly trainable: Readonly<Record<string, Variable>>;
  /** Told before every step by those whose rule changes while they learn. */
  beforeStep?(moment: TrainingMoment): void;
  /**
   * Fake-quantizes a tensor. `count` is N of the gradient scale 1 / sqrt(N * largest code): the weights that share a
   * step, or the features of one sample.
   */
  apply<T extends Tensor>(input: T, count: number, operations: Operations): T;
  /** What is added to the loss, computed inside the gradient; absent: nothing. */
  penalty?(): Scalar;
  /** Brings the parameters back into their domain after an update; `latent` are the weights, null for activations. */
  afterUpdate(latent: Variable | null): void;
  /** The quantizer as it now stands; `latent` are the weights, null for activations. */
  freeze(latent: Tensor | null): Quantizer;
  /** The weights that the frozen quantizer codes, where they are not the latent ones. */
  prepareWeights?(latent: Float32Array): Float32Array;
  dispose(): void;
}

/** What a twin is made from. */
export interface TwinOptions {
  readonly quantizer: Quantizer;
  /** The weights at the start; null for activations. */
  readonly weights: Float32Array | null;
  /** Input channels of a filter. Absent: all of its weights are one position. */
  readonly inputChannels?: number;
  /** A stream of its own for what is random in a scheme. */
  readonly random: Random;
}

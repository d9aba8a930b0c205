import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';

/** How a fake-quantization rounds and what its gradient moves. */
export interface FakeQuantization {
  /** Least and greatest code, `shift` included. */
  readonly minimum: number;
  readonly maximum: number;
  /** Codes are integers plus this. */
  readonly shift: 0 | 0.5;
  /** `power-of-two` rounds the step's logarithm to the nearest integer before use; the gradient passes straight through. */
  readonly scale: 'power-of-two' | 'real';
  readonly learnsStep: boolean;
  readonly learnsOffset: boolean;
  /** Factor on the gradients of step and offset: LSQ's 1 / sqrt(N * maximum). */
  readonly gradientScale: number;
}

export interface ConvolutionOptions {
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly relu: boolean;
}

export interface BatchNormalized {
  readonly output: Tensor4D;
  /** Statistics of this batch, per channel, outside the gradient. */
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/** Applies one update to every variable; owns its moments until disposed. */
export interface Optimizer {
  step(gradients: Readonly<Record<string, Tensor>>, learningRate: number): void;
  dispose(): void;
}

/**
 * The differentiable operations that our networks are made of, on float32 tensors in NHWC and HWIO order.
 * `composite` builds them from stock tfjs operations and runs on every backend; `kernels` uses our own WebAssembly
 * kernels on the wasm backend. Both compute the same functions; contract tests hold them to each other.
 */
export interface Operations {
  readonly id: 'composite' | 'kernels';
  convolution(input: Tensor4D, weights: Tensor4D, bias: Tensor1D, options: ConvolutionOptions): Tensor4D;
  /** Filters [kernel, kernel, 1, channels], one for each channel. */
  depthwiseConvolution(
    input: Tensor4D,
    weights: Tensor4D,
    bias: Tensor1D,
    options: ConvolutionOptions,
  ): Tensor4D;
  dense(input: Tensor2D, weights: Tensor2D, bias: Tensor1D, options: { readonly relu: boolean }): Tensor2D;
  /** Windows of size x size, stride = size, no padding (a ragged edge is dropped). */
  maxPool(input: Tensor4D, size: number): Tensor4D;
  /** Mean of every channel over the image, [batch, channels]. */
  averagePool(input: Tensor4D): Tensor2D;
  batchNormalize(input: Tensor4D, gain: Tensor1D, shift: Tensor1D, epsilon: number): BatchNormalized;
  /**
   * step * (round(clip((x - offset) / step, minimum, maximum) - shift) + shift) + offset, rounding half up.
   * `step` and `offset` have one entry, or one per index of the last axis of `input`. Gradients (straight-through):
   * strictly inside the range the input's is 1 and the step's is the rounding error in steps; on or beyond a limit the
   * input's is 0, the step's is the limit and the offset's is 1.
   */
  fakeQuantize<T extends Tensor>(
    input: T,
    step: Tensor1D,
    offset: Tensor1D,
    quantization: FakeQuantization,
  ): T;
  /** Mean over the batch; `labels` are int32 classes. */
  softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar;
  /** Adam (beta1 0.9, beta2 0.999, epsilon 1e-7) over the named variables. */
  createAdam(variables: Readonly<Record<string, Variable>>): Optimizer;
}

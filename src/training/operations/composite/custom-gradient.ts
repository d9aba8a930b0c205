import {
  customGrad,
  type GradSaveFunc,
  matMul,
  ones,
  reshape,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';

export interface ValueWithGradient<Output extends Tensor> {
  readonly value: Output;
  /** Gradients of the inputs, in their order, from the output's gradient and the saved tensors. */
  readonly gradient: (outputGradient: Output, saved: Tensor[]) => Tensor[];
}

/** An operation with a hand-written gradient. It must save every tensor its gradient reads: others are gone by then. */
export function withGradient<Output extends Tensor>(
  inputs: readonly Tensor[],
  compute: (save: (tensors: Tensor[]) => void) => ValueWithGradient<Output>,
): Output {
  const operation = customGrad<Output>((...received) => {
    const { value, gradient } = compute(received.at(-1) as GradSaveFunc);
    return { value, gradFunc: gradient };
  });
  return operation(...inputs);
}

/** Sums over all axes but the last. A product with a row of ones: tfjs-wasm transposes before it sums over rows. */
export function sumPerChannel(input: Tensor): Tensor1D {
  const channels = input.shape.at(-1) ?? 1;
  const rows = input.size / channels;
  return reshape(matMul(ones([1, rows]), reshape(input, [rows, channels])), [channels]);
}

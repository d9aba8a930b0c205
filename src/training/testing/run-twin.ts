import { grads, mul, type Scalar, sum, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin } from '../quantizers/quantizer-twin';

/** Values as a twin quantizes them now. */
export function runTwin(twin: QuantizerTwin, values: Float32Array, operations: Operations): Float32Array {
  return Float32Array.from(tidy(() => twin.apply(tensor(values), 1, operations).dataSync()));
}

/** Gradients of the weighted sum of a twin's outputs: by `input` and by the name of each trainable. */
export function twinGradients(
  twin: QuantizerTwin,
  values: readonly number[],
  weights: readonly number[],
  operations: Operations,
): Readonly<Record<string, readonly number[]>> {
  const names = ['input', ...Object.keys(twin.trainable)];
  return tidy(() => {
    const loss = (input: Tensor): Scalar =>
      sum(mul(twin.apply(input, 1, operations), tensor([...weights]))) as Scalar;
    const gradients = grads(loss as (...received: Tensor[]) => Scalar)([
      tensor([...values]),
      ...Object.values(twin.trainable),
    ]);
    return Object.fromEntries(
      names.map((name, index) => [name, Array.from(gradients[index]?.dataSync() ?? [])]),
    );
  });
}

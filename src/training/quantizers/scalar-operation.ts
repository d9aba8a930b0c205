import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { withGradient } from '../operations/composite/custom-gradient';
import type { Operations } from '../operations/operations';

export interface ScalarForward {
  readonly values: Float32Array;
  /** To be written, every element. */
  readonly result: Float32Array;
}

export interface ScalarBackward {
  readonly values: Float32Array;
  /** What `forward` wrote. */
  readonly result: Float32Array;
  readonly outputGradient: Float32Array;
  /** To be written, every element. */
  readonly inputGradient: Float32Array;
}

/** A quantizer as plain loops over memory. */
export interface ScalarOperation {
  forward(call: ScalarForward): void;
  /** Returns the gradients of the operation's parameters, in their order. */
  backward(call: ScalarBackward): readonly Float32Array[];
}

/** A tensor of what a loop makes of the values of another, without a gradient. */
export function mapValues<T extends Tensor>(
  input: T,
  operations: Operations,
  forward: ScalarOperation['forward'],
): T {
  const [value] = operations.runLoop([input], [input.shape], ([values], [result]) =>
    forward({ values, result } as ScalarForward),
  );
  return value as T;
}

/** Runs loops as one differentiable operation of `input` and `parameters`, whose values the loops know already. */
export function applyScalar<T extends Tensor>(
  input: T,
  parameters: readonly Tensor[],
  operations: Operations,
  { forward, backward }: ScalarOperation,
): T {
  return withScalarGradient(input, parameters, operations, {
    compute: () => mapValues(input, operations, forward),
    backward,
  });
}

/** Any function of `input` and `parameters`, with a gradient by loops. */
export function withScalarGradient<T extends Tensor>(
  input: T,
  parameters: readonly Tensor[],
  operations: Operations,
  { compute, backward }: Pick<ScalarOperation, 'backward'> & { readonly compute: () => T },
): T {
  return withGradient<T>([input, ...parameters], (save) => {
    const value = compute();
    save([input, value]);
    return {
      value,
      gradient: (received, saved) => {
        let ofParameters: readonly Float32Array[] = [];
        const [inputGradient] = operations.runLoop(
          [...saved, received],
          [input.shape],
          ([values, result, outputGradient], [gradient]) => {
            const call = { values, result, outputGradient, inputGradient: gradient };
            ofParameters = backward(call as ScalarBackward);
          },
        ) as readonly [Tensor];
        return [inputGradient, ...ofParameters.map((each, index) => tensor(each, parameters[index]?.shape))];
      },
    };
  });
}

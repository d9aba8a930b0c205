import { customGrad, type Tensor, tensor } from '@tensorflow/tfjs-core';

export interface ScalarGradients {
  readonly input: Float32Array;
  /** In the order of the operation's parameters. */
  readonly parameters: readonly Float32Array[];
}

/** A quantizer as plain loops over memory. */
export interface ScalarOperation {
  forward(values: Float32Array): Float32Array;
  backward(values: Float32Array, outputGradient: Float32Array): ScalarGradients;
}

/** Runs loops as one differentiable operation of `input` and `parameters`, whose values the loops know already. */
export function applyScalar<T extends Tensor>(
  input: T,
  parameters: readonly Tensor[],
  { forward, backward }: ScalarOperation,
): T {
  const operation = customGrad<T>((...received) => {
    const values = (received[0] as Tensor).dataSync<'float32'>();
    return {
      value: tensor(forward(values), input.shape) as T,
      gradFunc: (outputGradient) => {
        const gradients = backward(values, outputGradient.dataSync<'float32'>());
        return [
          tensor(gradients.input, input.shape),
          ...gradients.parameters.map((each, index) => tensor(each, parameters[index]?.shape)),
        ];
      },
    };
  });
  return operation(input, ...parameters);
}

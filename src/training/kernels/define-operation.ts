import {
  type Attribute,
  engine,
  getGradient,
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerGradient,
  registerKernel,
  type Tensor,
  type TensorInfo,
  unregisterGradient,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

export type Attributes = Readonly<Record<string, Attribute>>;

/** What the gradients of one call are computed from. */
export interface BackwardCall<Saved extends string, Options> {
  /** Gradient of the first output; the others are not differentiated. */
  readonly gradient: Tensor;
  readonly inputs: Readonly<Record<Saved, Tensor>>;
  /** All outputs, where the operation saves them. */
  readonly outputs: readonly [Tensor, ...Tensor[]];
  readonly options: Options;
}

/**
 * An operation as a registered tfjs kernel with a registered gradient. That path costs less per call than
 * tf.customGrad, and the engine asks only for the gradients that somebody needs.
 */
export interface OperationDefinition<Input extends string, Saved extends Input, Options extends Attributes> {
  readonly name: string;
  readonly saves: readonly Saved[];
  readonly outputs: number;
  readonly savesOutputs: boolean;
  forward(inputs: Readonly<Record<Input, TensorInfo>>, options: Options): TensorInfo[];
  backward(call: BackwardCall<Saved, Options>): Record<Input, () => Tensor>;
}

type RunOperation<Input extends string, Options> = (
  inputs: Record<Input, Tensor>,
  options: Options,
) => [Tensor, ...Tensor[]];

/** Registers an operation for the wasm backend, in place of one of the same name; returns the function that runs it. */
export function defineOperation<Input extends string, Saved extends Input, Options extends Attributes>(
  definition: OperationDefinition<Input, Saved, Options>,
): RunOperation<Input, Options> {
  const { name, saves, savesOutputs, outputs, forward, backward } = definition;
  replaceWasmKernel(name, (inputs, options) =>
    forward(inputs as Record<Input, TensorInfo>, options as Options),
  );
  if (getGradient(name)) unregisterGradient(name);
  registerGradient({
    kernelName: name,
    inputsToSave: [...saves],
    outputsToSave: Array.from({ length: outputs }, () => savesOutputs),
    gradFunc: (gradients, saved, options) =>
      backward({
        gradient: Array.isArray(gradients) ? (gradients[0] as Tensor) : gradients,
        inputs: named(saves, saved),
        outputs: saved.slice(saves.length) as [Tensor, ...Tensor[]],
        options: options as Options,
      }),
  });
  return (inputs, options) => {
    const results: unknown = engine().runKernel(name, inputs, options);
    return results as [Tensor, ...Tensor[]];
  };
}

function named<Name extends string>(
  names: readonly Name[],
  tensors: readonly Tensor[],
): Record<Name, Tensor> {
  const result: Partial<Record<Name, Tensor>> = {};
  for (let index = 0; index < names.length; index++) result[names[index] as Name] = tensors[index] as Tensor;
  return result as Record<Name, Tensor>;
}

export function replaceWasmKernel(
  name: string,
  run: (inputs: NamedTensorInfoMap, options: NamedAttrMap) => TensorInfo | TensorInfo[],
): void {
  const previous = getKernel(name, 'wasm');
  if (previous) unregisterKernel(name, 'wasm');
  registerKernel({
    ...previous,
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => run(inputs, attrs ?? {}),
  });
}

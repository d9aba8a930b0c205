import { type Tensor, type TensorInfo, util, zerosLike } from '@tensorflow/tfjs-core';
import type { FakeQuantization, Operations } from '../operations/operations';
import { type BackwardCall, defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

type Input = 'input' | 'step' | 'offset';
type Options = {
  minimum: number;
  maximum: number;
  shift: number;
  powerOfTwo: boolean;
  learnsStep: boolean;
  learnsOffset: boolean;
  gradientScale: number;
};

export function defineFakeQuantize(host: KernelHost): Operations['fakeQuantize'] {
  const run = defineOperation<Input, Input, Options>({
    name: 'BitFrontierFakeQuantize',
    saves: ['input', 'step', 'offset'],
    outputs: 1,
    savesOutputs: false,
    forward: (inputs, options) => [quantize(host, inputs, options)],
    backward: (call) => {
      const { input, step, offset } = quantizeGradients(host, call);
      const { learnsStep } = call.options;
      return {
        input: () => input,
        step: () => (learnsStep ? step : zerosLike(step)),
        offset: () => offset ?? zerosLike(call.inputs.offset),
      };
    },
  });
  return <T extends Tensor>(input: T, step: Tensor, offset: Tensor, quantization: FakeQuantization) =>
    run({ input, step, offset }, optionsOf(quantization))[0] as T;
}

function optionsOf(quantization: FakeQuantization): Options {
  const { scale, ...options } = quantization;
  return { ...options, powerOfTwo: scale === 'power-of-two' };
}

function quantize(
  { kernels, address, allocate, scratch }: KernelHost,
  { input, step, offset }: Readonly<Record<Input, TensorInfo>>,
  { minimum, maximum, shift, powerOfTwo }: Options,
): TensorInfo {
  const channels = channelCount(input, step, offset);
  const output = allocate(input.shape);
  const working = scratch(kernels.fakeQuantizeScratchBytes(channels));
  kernels.fakeQuantize(
    address(input),
    address(step),
    address(offset),
    address(output),
    util.sizeFromShape(input.shape),
    channels,
    minimum,
    maximum,
    shift,
    powerOfTwo,
    working,
  );
  return output;
}

function quantizeGradients(
  { kernels, address, allocateTensor, scratch }: KernelHost,
  { gradient, inputs, options }: BackwardCall<Input, Options>,
): { readonly input: Tensor; readonly step: Tensor; readonly offset: Tensor | null } {
  const channels = inputs.step.size;
  const input = allocateTensor(inputs.input.shape);
  const step = allocateTensor([channels]);
  const offset = options.learnsOffset ? allocateTensor([channels]) : null;
  const working = scratch(kernels.fakeQuantizeScratchBytes(channels));
  kernels.fakeQuantizeGradient(
    address(inputs.input),
    address(inputs.step),
    address(inputs.offset),
    address(gradient),
    address(input),
    address(step),
    offset ? address(offset) : 0,
    inputs.input.size,
    channels,
    options.minimum,
    options.maximum,
    options.shift,
    options.powerOfTwo,
    options.gradientScale,
    working,
  );
  return { input, step, offset };
}

function channelCount(input: TensorInfo, step: TensorInfo, offset: TensorInfo): number {
  const [channels = 1] = step.shape;
  const last = input.shape.at(-1) ?? 1;
  if (offset.shape[0] !== channels || (channels !== 1 && channels !== last)) {
    throw new RangeError(`${channels} steps and ${offset.shape[0]} offsets for ${last} channels`);
  }
  return channels;
}

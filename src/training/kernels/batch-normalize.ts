import type { Tensor, Tensor1D, Tensor4D, TensorInfo } from '@tensorflow/tfjs-core';
import { util } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import { type BackwardCall, defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

type Input = 'input' | 'gain' | 'shift';
type Options = { epsilon: number };

export function defineBatchNormalize(host: KernelHost): Operations['batchNormalize'] {
  const run = defineOperation<Input, 'input' | 'gain', Options>({
    name: 'BitFrontierBatchNormalize',
    saves: ['input', 'gain'],
    outputs: 3,
    savesOutputs: true,
    forward: (inputs, options) => normalize(host, inputs, options),
    backward: (call) => {
      const { input, gain, shift } = normalizeGradients(host, call);
      return { input: () => input, gain: () => gain, shift: () => shift };
    },
  });
  return (input, gain, shift, epsilon) => {
    const [output, mean, variance] = run({ input, gain, shift }, { epsilon });
    return { output: output as Tensor4D, mean: mean as Tensor1D, variance: variance as Tensor1D };
  };
}

function normalize(
  { kernels, address, allocate, scratch }: KernelHost,
  { input, gain, shift }: Readonly<Record<Input, TensorInfo>>,
  { epsilon }: Options,
): TensorInfo[] {
  const channels = util.sizeFromShape(gain.shape);
  const output = allocate(input.shape);
  const mean = allocate([channels]);
  const variance = allocate([channels]);
  const working = scratch(kernels.batchNormalizeScratchBytes(channels));
  kernels.batchNormalize(
    address(input),
    address(gain),
    address(shift),
    address(output),
    address(mean),
    address(variance),
    util.sizeFromShape(input.shape),
    channels,
    epsilon,
    working,
  );
  return [output, mean, variance];
}

function normalizeGradients(
  { kernels, address, allocateTensor, scratch }: KernelHost,
  { gradient, inputs, outputs: [, mean, variance], options }: BackwardCall<'input' | 'gain', Options>,
): Record<Input, Tensor> {
  if (!mean || !variance) throw new TypeError('the statistics were not saved');
  const channels = inputs.gain.size;
  const input = allocateTensor(inputs.input.shape);
  const gain = allocateTensor([channels]);
  const shift = allocateTensor([channels]);
  const working = scratch(kernels.batchNormalizeScratchBytes(channels));
  kernels.batchNormalizeGradient(
    address(inputs.input),
    address(gradient),
    address(inputs.gain),
    address(mean),
    address(variance),
    address(input),
    address(gain),
    address(shift),
    inputs.input.size,
    channels,
    options.epsilon,
    working,
  );
  return { input, gain, shift };
}

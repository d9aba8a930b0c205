import type { Tensor4D, TensorInfo } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import { defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

export function defineMaxPool(host: KernelHost): Operations['maxPool'] {
  const { kernels, address } = host;
  const run = defineOperation<'input', 'input', { size: number }>({
    name: 'BitFrontierMaxPool',
    saves: ['input'],
    outputs: 1,
    savesOutputs: false,
    forward: ({ input }, { size }) => {
      const [batch, height, width, channels] = shapeOf(input);
      const output = host.allocate([batch, Math.floor(height / size), Math.floor(width / size), channels]);
      kernels.maxPool(address(input), address(output), batch, height, width, channels, size);
      return [output];
    },
    backward: ({ gradient, inputs: { input }, options: { size } }) => ({
      input: () => {
        const [batch, height, width, channels] = shapeOf(input);
        const inputGradient = host.allocateTensor(input.shape);
        const target = address(inputGradient);
        kernels.maxPoolGradient(
          address(input),
          address(gradient),
          target,
          batch,
          height,
          width,
          channels,
          size,
        );
        return inputGradient;
      },
    }),
  });
  return (input, size) => run({ input }, { size })[0] as Tensor4D;
}

function shapeOf({ shape }: TensorInfo): Tensor4D['shape'] {
  return shape as Tensor4D['shape'];
}

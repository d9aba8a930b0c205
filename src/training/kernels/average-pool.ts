import type { Tensor2D, Tensor4D, TensorInfo } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import { defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

export function defineAveragePool(host: KernelHost): Operations['averagePool'] {
  const { kernels, address } = host;
  const run = defineOperation<'input', 'input', Record<string, never>>({
    name: 'BitFrontierAveragePool',
    saves: ['input'],
    outputs: 1,
    savesOutputs: false,
    forward: ({ input }) => {
      const { batch, positions, channels } = geometryOf(input);
      const output = host.allocate([batch, channels]);
      kernels.averagePool(address(input), address(output), batch, positions, channels);
      return [output];
    },
    backward: ({ gradient, inputs: { input } }) => ({
      input: () => {
        const { batch, positions, channels } = geometryOf(input);
        const inputGradient = host.allocateTensor(input.shape);
        kernels.averagePoolGradient(address(gradient), address(inputGradient), batch, positions, channels);
        return inputGradient;
      },
    }),
  });
  return (input) => run({ input }, {})[0] as Tensor2D;
}

function geometryOf({ shape }: TensorInfo) {
  const [batch, height, width, channels] = shape as Tensor4D['shape'];
  return { batch, positions: height * width, channels };
}

import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import type { HalfStepCodes, Operations } from '../operations/operations';
import type { KernelHost } from './kernel-host';

export function defineReparameterizedClip({
  kernels,
  address,
  allocateTensor,
}: KernelHost): Pick<Operations, 'codeHalfSteps' | 'reparameterizedClipGradient'> {
  return {
    codeHalfSteps: <T extends Tensor>(input: T, { step, least, codes }: HalfStepCodes) => {
      const table = tensor1d(codes);
      const output = allocateTensor(input.shape);
      const most = least + codes.length - 1;
      kernels.codeHalfSteps(address(input), address(output), input.size, step, address(table), least, most);
      table.dispose();
      return output as T;
    },
    reparameterizedClipGradient: (input, coded, outputGradient, { least, limit }) => {
      const [ofInput, ofLimit] = [allocateTensor(input.shape), allocateTensor([1])];
      kernels.reparameterizedClipGradient(
        address(input),
        address(coded),
        address(outputGradient),
        address(ofInput),
        address(ofLimit),
        input.size,
        least,
        limit,
      );
      return [ofInput, ofLimit];
    },
  };
}

import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import type { Operations, PlaneStack } from '../operations/operations';
import type { KernelHost } from './kernel-host';

export function defineResidualSigns({
  kernels,
  address,
  allocateTensor,
  scratch,
}: KernelHost): Pick<Operations, 'residualSigns' | 'residualSignsGradient'> {
  return {
    residualSigns: <T extends Tensor>(input: T, { step, codes }: PlaneStack) => {
      const used = tensor1d(Float32Array.from(codes));
      const output = allocateTensor(input.shape);
      kernels.residualSigns(address(input), address(output), input.size, step, address(used), codes.length);
      used.dispose();
      return output as T;
    },
    residualSignsGradient: (input, outputGradient, { step, codes, halving }) => {
      const used = tensor1d(Float32Array.from(codes));
      const ofInput = allocateTensor(input.shape);
      const ofPlanes = allocateTensor([halving ? 1 : codes.length]);
      const working = scratch(kernels.residualSignsScratchBytes(codes.length));
      kernels.residualSignsGradient(
        address(input),
        address(outputGradient),
        address(ofInput),
        address(ofPlanes),
        input.size,
        step,
        address(used),
        codes.length,
        halving,
        working,
      );
      used.dispose();
      return [ofInput, ofPlanes];
    },
  };
}

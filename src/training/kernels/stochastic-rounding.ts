import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import type { Random } from '../../core/random';
import type { Operations, RoundedGrid } from '../operations/operations';
import type { KernelHost } from './kernel-host';

export function defineStochasticRounding({
  kernels,
  address,
  allocateTensor,
}: KernelHost): Operations['roundStochastically'] {
  return <T extends Tensor>(
    input: T,
    { minimum, maximum, shift, step, offset }: RoundedGrid,
    { state }: Random,
  ) => {
    const words = tensor1d(state, 'int32');
    const output = allocateTensor(input.shape);
    kernels.roundStochastically(
      address(input),
      address(output),
      input.size,
      step,
      offset,
      minimum - shift,
      maximum - shift,
      shift,
      address(words),
    );
    state.set(words.dataSync<'int32'>());
    words.dispose();
    return output as T;
  };
}

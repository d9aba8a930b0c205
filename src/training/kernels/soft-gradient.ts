import { tensor1d } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import type { KernelHost } from './kernel-host';

export function defineSoftGradient({
  kernels,
  address,
  allocateTensor,
}: KernelHost): Operations['softGradient'] {
  return (input, outputGradient, { lower, upper, levels, slopes }) => {
    // There are no tensors of float64.
    const table = tensor1d(new Int32Array(slopes.buffer, slopes.byteOffset, 2 * slopes.length), 'int32');
    const ofInput = allocateTensor(input.shape);
    const [ofLower, ofUpper, ofTemperature] = [allocateTensor([1]), allocateTensor([1]), allocateTensor([1])];
    kernels.softGradient(
      address(input),
      address(outputGradient),
      address(ofInput),
      address(ofLower),
      address(ofUpper),
      address(ofTemperature),
      input.size,
      lower,
      upper,
      levels,
      address(table),
    );
    table.dispose();
    return [ofInput, ofLower, ofUpper, ofTemperature];
  };
}

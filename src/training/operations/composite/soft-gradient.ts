import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import * as loops from '../../kernels/twins/soft-gradient';
import type { Operations } from '../operations';
import { runLoop } from './run-loop';

export const softGradient: Operations['softGradient'] = (input, outputGradient, staircase) => {
  let [lower, upper, temperature] = [0, 0, 0];
  const [ofInput] = runLoop([input, outputGradient], [input.shape], ([values, received], [result]) => {
    [lower, upper, temperature] = loops.softGradient(
      values as Float32Array,
      received as Float32Array,
      result as Float32Array,
      staircase,
    );
  });
  return [ofInput as Tensor, tensor1d([lower]), tensor1d([upper]), tensor1d([temperature])];
};

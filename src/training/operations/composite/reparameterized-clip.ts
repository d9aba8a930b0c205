import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import * as loops from '../../kernels/twins/reparameterized-clip';
import type { HalfStepCodes, Operations } from '../operations';
import { runLoop } from './run-loop';

export function codeHalfSteps<T extends Tensor>(input: T, codes: HalfStepCodes): T {
  const [value] = runLoop([input], [input.shape], ([values], [result]) =>
    loops.codeHalfSteps(values as Float32Array, result as Float32Array, codes),
  );
  return value as T;
}

export const reparameterizedClipGradient: Operations['reparameterizedClipGradient'] = (
  input,
  coded,
  outputGradient,
  range,
) => {
  let ofLimit = 0;
  const [ofInput] = runLoop(
    [input, coded, outputGradient],
    [input.shape],
    ([values, results, received], [gradient]) => {
      ofLimit = loops.reparameterizedClipGradient(
        values as Float32Array,
        results as Float32Array,
        received as Float32Array,
        gradient as Float32Array,
        range,
      );
    },
  );
  return [ofInput as Tensor, tensor1d([ofLimit])];
};

import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import * as loops from '../../kernels/twins/residual-signs';
import type { Operations, PlaneStack } from '../operations';
import { runLoop } from './run-loop';

export function residualSigns<T extends Tensor>(input: T, planes: PlaneStack): T {
  const [value] = runLoop([input], [input.shape], ([values], [result]) =>
    loops.residualSigns(values as Float32Array, result as Float32Array, planes),
  );
  return value as T;
}

export const residualSignsGradient: Operations['residualSignsGradient'] = (input, outputGradient, planes) => {
  let ofPlanes: Float32Array = new Float32Array();
  const [ofInput] = runLoop([input, outputGradient], [input.shape], ([values, received], [result]) => {
    ofPlanes = loops.residualSignsGradient(
      values as Float32Array,
      received as Float32Array,
      result as Float32Array,
      planes,
    );
  });
  return [ofInput as Tensor, tensor1d(ofPlanes)];
};

import { type Tensor, tensor, util } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations';

export const runLoop: Operations['runLoop'] = (inputs, shapes, loop) => {
  const outputs = shapes.map((shape) => new Float32Array(util.sizeFromShape([...shape])));
  loop(
    inputs.map((input) => input.dataSync<'float32'>()),
    outputs,
  );
  return outputs.map((values, index): Tensor => tensor(values, [...(shapes[index] ?? [])]));
};

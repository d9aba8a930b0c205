import type { Operations } from '../operations/operations';
import type { KernelHost } from './kernel-host';

export function createRunLoop({ allocateTensor, valuesOf }: KernelHost): Operations['runLoop'] {
  return (inputs, shapes, loop) => {
    // Before any view: memory that grows takes the place of the old one.
    const outputs = shapes.map(allocateTensor);
    loop(inputs.map(valuesOf), outputs.map(valuesOf));
    return outputs;
  };
}

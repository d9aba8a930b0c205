import { keep, type Tensor, type Variable, zerosLike } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../operations/operations';
import type { KernelHost } from './kernel-host';

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-7;

interface Moments {
  readonly variable: Variable;
  readonly first: Tensor;
  readonly second: Tensor;
}

/** Adam that updates variables and moments in place, one kernel call per variable and none to the tensor engine. */
export function createAdam(host: KernelHost, variables: Readonly<Record<string, Variable>>): Optimizer {
  const moments = new Map(
    Object.entries(variables).map(([name, variable]): [string, Moments] => [
      name,
      { variable, first: keep(zerosLike(variable)), second: keep(zerosLike(variable)) },
    ]),
  );
  let steps = 0;
  return {
    step: (gradients, learningRate) => {
      steps++;
      for (const [name, gradient] of Object.entries(gradients)) {
        const held = moments.get(name);
        if (!held) throw new RangeError(`no such variable: ${name}`);
        update(host, held, gradient, learningRate, steps);
      }
    },
    dispose: () => {
      for (const { first, second } of moments.values()) {
        first.dispose();
        second.dispose();
      }
    },
  };
}

function update(
  host: KernelHost,
  { variable, first, second }: Moments,
  gradient: Tensor,
  learningRate: number,
  step: number,
): void {
  const { kernels, address } = host;
  host.own(variable);
  kernels.adam(
    address(variable),
    address(gradient),
    address(first),
    address(second),
    variable.size,
    learningRate,
    1 / (1 - firstDecay ** step),
    1 / (1 - secondDecay ** step),
    firstDecay,
    secondDecay,
    epsilon,
  );
}

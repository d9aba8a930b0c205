import {
  add,
  div,
  mul,
  sqrt,
  square,
  sub,
  type Tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from '@tensorflow/tfjs-core';
import type { Optimizer } from '../operations';

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-7;

interface Moments {
  readonly parameter: Variable;
  readonly first: Variable;
  readonly second: Variable;
}

/** Adam with the bias corrections of both moments drawn into the step size and epsilon, which saves two passes. */
export function createAdam(variables: Readonly<Record<string, Variable>>): Optimizer {
  const moments = new Map(Object.entries(variables).map(([name, value]) => [name, momentsOf(value)]));
  let steps = 0;
  return {
    step: (gradients, learningRate) => {
      steps++;
      const secondCorrection = Math.sqrt(1 - secondDecay ** steps);
      const rate = (learningRate * secondCorrection) / (1 - firstDecay ** steps);
      for (const [name, gradient] of Object.entries(gradients)) {
        const held = moments.get(name);
        if (!held) throw new RangeError(`no such variable: ${name}`);
        update(held, gradient, rate, epsilon * secondCorrection);
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

function momentsOf(parameter: Variable): Moments {
  return tidy(() => ({
    parameter,
    first: variable(zerosLike(parameter), false),
    second: variable(zerosLike(parameter), false),
  }));
}

function update({ parameter, first, second }: Moments, gradient: Tensor, rate: number, guard: number): void {
  tidy(() => {
    first.assign(add(mul(first, firstDecay), mul(gradient, 1 - firstDecay)));
    second.assign(add(mul(second, secondDecay), mul(square(gradient), 1 - secondDecay)));
    parameter.assign(sub(parameter, mul(div(first, add(sqrt(second), guard)), rate)));
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/adam';

const guarded = createGuardedKernels();
const { kernels, place, read } = guarded;

describe('adam kernel', () => {
  it('equals its twin bit for bit, for lengths that fill no whole vector too', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 21 }),
        fc.integer({ min: 1, max: 1000 }),
        (seed, length, step) => {
          const state = {
            variable: randomFloats(seed, length),
            first: randomFloats(seed + 1, length),
            second: randomFloats(seed + 2, length).map(Math.abs),
          };
          const gradient = randomFloats(seed + 3, length);
          const factors = {
            learningRate: 1e-3,
            firstCorrection: 1 / (1 - 0.9 ** step),
            secondCorrection: 1 / (1 - 0.999 ** step),
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-7,
          };
          const [variable, first, second] = [place(state.variable), place(state.first), place(state.second)];
          kernels.adam(
            variable,
            place(gradient),
            first,
            second,
            length,
            factors.learningRate,
            factors.firstCorrection,
            factors.secondCorrection,
            factors.beta1,
            factors.beta2,
            factors.epsilon,
          );
          const expected = twin.adam(state, gradient, factors);
          expect(read(variable, length)).toEqual(expected.variable);
          expect(read(first, length)).toEqual(expected.first);
          expect(read(second, length)).toEqual(expected.second);
          guarded.release();
        },
      ),
    );
  });
});

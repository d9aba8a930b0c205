import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { SoftStaircase } from '../operations/operations';
import { softSlopes } from '../quantizers/soft-slopes';
import { randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/soft-gradient';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

function run(values: Float32Array, gradient: Float32Array, { lower, upper, levels, slopes }: SoftStaircase) {
  const [input, dy, table] = [place(values), place(gradient), place(new Int32Array(slopes.buffer))];
  const toInput = room(values.length);
  const [toLower, toUpper, toTemperature] = [room(1), room(1), room(1)];
  kernels.softGradient(
    input,
    dy,
    toInput,
    toLower,
    toUpper,
    toTemperature,
    values.length,
    lower,
    upper,
    levels,
    table,
  );
  const limits = [toLower, toUpper, toTemperature].map((at) => read(at, 1)[0]);
  return { input: read(toInput, values.length), limits };
}

function runTwin(values: Float32Array, gradient: Float32Array, staircase: SoftStaircase) {
  const input = new Float32Array(values.length);
  const limits = twin.softGradient(values, gradient, input, staircase).map(Math.fround);
  return { input, limits };
}

describe('the soft gradient kernel', () => {
  it('equals its twin bit by bit', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0.01, max: 0.49, noNaN: true }),
        (seed, count, bits, temperature) => {
          const slopes = softSlopes(temperature);
          const staircase = { lower: -0.75, upper: 1.25, levels: 2 ** bits - 1, slopes };
          const values = randomFloats(seed, count);
          // On both limits, and on zero.
          values.forEach((_, index) => {
            if (index % 5 === 0) values[index] = [-0.75, 0, 1.25][index % 3] as number;
          });
          const gradient = randomFloats(seed + 1, count);
          expect(run(values, gradient, staircase)).toEqual(runTwin(values, gradient, staircase));
          guarded.release();
        },
      ),
    );
  });

  it('gives limits what lies beyond them, and values inside the slope', () => {
    // A table of one slope: S = 1/2, no derivative by the temperature. 0.75 of 3 levels between 0 and 3: code 1.
    const slopes = Float64Array.from({ length: 2050 }, (_, index) => (index % 2 === 0 ? 0.5 : 0));
    const { input, limits } = run(Float32Array.of(-1, 0.75, 3), Float32Array.of(1, 6, 4), {
      lower: 0,
      upper: 3,
      levels: 3,
      slopes,
    });
    expect(input).toEqual(Float32Array.of(0, 3, 0));
    // To the upper limit 6 * (1 - 0.375) / 3 = 1.25 and all of the third; to the lower 6 / 2 - 1.25 and all of the first.
    expect(limits).toEqual([1 + 1.75, 1.25 + 4, 0]);
  });
});

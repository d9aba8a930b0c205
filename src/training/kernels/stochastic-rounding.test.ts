import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { createRandom } from '../../core/random';
import { randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/stochastic-rounding';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

it('rounds as its twin does, bit by bit, and leaves the stream where the twin leaves it', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 2, max: 8 }),
      fc.constantFrom(0, 0.5),
      fc.constantFrom(0, 0.1),
      (seed, count, bits, shift, offset) => {
        const grid = { minimum: shift - 2, maximum: 2 ** bits - shift, shift, step: 0.25, offset };
        const values = randomFloats(seed, count);
        // Some on the grid, where nothing is drawn.
        values.forEach((_, index) => {
          if (index % 3 === 0) values[index] = 0.25 * ((index % 5) - 1 + shift) + offset;
        });
        const random = createRandom(seed);
        const expected = new Float32Array(count);
        const state = place(random.state);
        twin.roundStochastically(values, expected, grid, random);
        const output = room(count);
        const [least, most] = [grid.minimum - shift, grid.maximum - shift];
        kernels.roundStochastically(
          place(values),
          output,
          count,
          grid.step,
          offset,
          least,
          most,
          shift,
          state,
        );
        expect(read(output, count)).toEqual(expected);
        expect(new Int32Array(read(state, 4).buffer)).toEqual(random.state);
        guarded.release();
      },
    ),
  );
});

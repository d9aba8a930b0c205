import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClipRange, HalfStepCodes } from '../operations/operations';
import { randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/reparameterized-clip';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

function code(values: Float32Array, { step, least, codes }: HalfStepCodes): Float32Array {
  const [input, output, table] = [place(values), room(values.length), place(codes)];
  kernels.codeHalfSteps(input, output, values.length, step, table, least, least + codes.length - 1);
  return read(output, values.length);
}

function clipGradient(
  values: Float32Array,
  coded: Float32Array,
  gradient: Float32Array,
  { least, limit }: ClipRange,
) {
  const [input, results, dy] = [place(values), place(coded), place(gradient)];
  const [toInput, toLimit] = [room(values.length), room(1)];
  const count = values.length;
  kernels.reparameterizedClipGradient(input, results, dy, toInput, toLimit, count, least, limit);
  return { input: read(toInput, count), limit: read(toLimit, 1)[0] };
}

describe('kernels of the reparameterized clip', () => {
  it('equal their twins bit by bit', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (seed, count, largest, signed) => {
          const least = signed ? -2 * largest - 1 : -1;
          const codes = Float32Array.from(
            { length: 2 * largest - least + 1 },
            (_, index) => (least + index) >> 1,
          );
          const step = Math.fround(1.5 / largest);
          const values = randomFloats(seed, count);
          values.forEach((_, index) => {
            if (index % 4 === 0) values[index] = ((index % 9) - 4) * (step / 2);
          });
          const expected = new Float32Array(count);
          twin.codeHalfSteps(values, expected, { step, least, codes });
          const coded = code(values, { step, least, codes });
          expect(coded).toEqual(expected);
          const gradient = randomFloats(seed + 1, count);
          const range = { least: signed ? -1.5 : 0, limit: 1.5 };
          const input = new Float32Array(count);
          const limit = twin.reparameterizedClipGradient(values, coded, gradient, input, range);
          expect(clipGradient(values, coded, gradient, range)).toEqual({ input, limit: Math.fround(limit) });
          guarded.release();
        },
      ),
    );
  });

  it('code by the table from the half step below, and by its ends beyond', () => {
    // Codes 0, 1 and 4 with boundaries 1/2 and 5/2, signed, step 2: half steps from -9 to 8.
    const codes = Float32Array.of(-4, -4, -4, -4, -1, -1, -1, -1, 0, 0, 1, 1, 1, 1, 4, 4, 4, 4);
    const values = Float32Array.of(0.99, 1, -1, -1.01, 4.99, 5, -5, 1e30, -1e30);
    expect(code(values, { step: 2, least: -9, codes })).toEqual(
      Float32Array.of(0, 2, 0, -2, 2, 8, -2, 8, -8),
    );
  });

  it('give the clip the residual inside and the sign beyond', () => {
    const [values, coded] = [Float32Array.of(1, 3, -3), Float32Array.of(1.5, 2, -2)];
    const gradient = Float32Array.of(4, 1, 2);
    // 4 * (1.5 - 1) / 2 = 1, then 1, then -2 where there are signs.
    expect(clipGradient(values, coded, gradient, { least: -2, limit: 2 })).toEqual({
      input: Float32Array.of(4, 0, 0),
      limit: 0,
    });
    expect(clipGradient(values, coded, gradient, { least: 0, limit: 2 }).limit).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviation, randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/batch-normalize';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
const epsilon = 1e-3;
/** Terms that a kernel adds up in float32 before it goes on in float64. */
const longestSum = 64;

/** How much normalizing enlarges a rounding of the input: largest value over smallest deviation, at least 1. */
function condition(input: Float32Array, variance: Float32Array): number {
  const largest = input.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const least = variance.reduce((fewest, value) => Math.min(fewest, value), Number.POSITIVE_INFINITY);
  return Math.max(1, largest / Math.sqrt(least + epsilon));
}

describe('batch normalization kernels', () => {
  it('equal their twins for any channel count, far from zero too', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 2, max: 400 }),
        fc.constantFrom(0, 50),
        (seed, channels, rows, centre) => {
          const input = randomFloats(seed, channels * rows).map((value) => value + centre);
          const gain = randomFloats(seed + 1, channels);
          const shift = randomFloats(seed + 2, channels);
          const gradient = randomFloats(seed + 3, input.length);
          const scratch = room(kernels.batchNormalizeScratchBytes(channels) / 4);
          const [x, g, dy] = [place(input), place(gain), place(gradient)];
          const [output, mean, variance] = [room(input.length), room(channels), room(channels)];
          const [toInput, toGain, toShift] = [room(input.length), room(channels), room(channels)];
          const sizes = [input.length, channels, epsilon, scratch] as const;
          kernels.batchNormalize(x, g, place(shift), output, mean, variance, ...sizes);
          kernels.batchNormalizeGradient(x, dy, g, mean, variance, toInput, toGain, toShift, ...sizes);
          const forward = twin.batchNormalize(input, gain, shift, epsilon);
          const backward = twin.batchNormalizeGradient(input, gradient, gain, epsilon);
          const tolerance = longestSum * 2 ** -24 * condition(input, forward.variance);
          expect(deviation(read(output, input.length), forward.output)).toBeLessThan(tolerance);
          expect(deviation(read(mean, channels), forward.mean)).toBeLessThan(tolerance);
          expect(deviation(read(variance, channels), forward.variance)).toBeLessThan(tolerance);
          expect(deviation(read(toInput, input.length), backward.input)).toBeLessThan(tolerance);
          expect(deviation(read(toGain, channels), backward.gain)).toBeLessThan(tolerance);
          expect(deviation(read(toShift, channels), backward.shift)).toBeLessThan(tolerance);
          guarded.release();
        },
      ),
      { numRuns: 100 },
    );
  });
});

import fc from 'fast-check';
import { createRandom } from '../../../core/random';
import type { ConvolutionGeometry } from '../convolution-geometry';

/** Normal values from a seed, so that a failing case is short to print. */
export function randomFloats(seed: number, length: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.normal());
}

export const seeds = fc.integer({ min: 1, max: 1e9 });

interface Axis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly stride: number;
  readonly before: number;
}

const axis = fc
  .record({
    input: fc.integer({ min: 1, max: 9 }),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    before: fc.nat(4),
    after: fc.nat(4),
  })
  .filter(
    ({ input, kernel, before, after }) =>
      before < kernel && after < kernel && input + before + after >= kernel,
  )
  .map(({ input, kernel, stride, before, after }): Axis => {
    const output = Math.floor((input + before + after - kernel) / stride) + 1;
    return { input, output, kernel, stride, before };
  });

/** Any padding, stride and kernel, odd sizes, and channel counts on both sides of whole vectors. */
export const geometries = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    vertical: axis,
    horizontal: axis,
    inputChannels: fc.integer({ min: 1, max: 10 }),
    outputChannels: fc.integer({ min: 1, max: 18 }),
  })
  .map(
    ({ batch, vertical, horizontal, inputChannels, outputChannels }): ConvolutionGeometry => ({
      batch,
      inputHeight: vertical.input,
      inputWidth: horizontal.input,
      inputChannels,
      outputHeight: vertical.output,
      outputWidth: horizontal.output,
      outputChannels,
      kernelHeight: vertical.kernel,
      kernelWidth: horizontal.kernel,
      strideHeight: vertical.stride,
      strideWidth: horizontal.stride,
      padTop: vertical.before,
      padLeft: horizontal.before,
    }),
  );

/** Largest deviation as a part of the largest expected size (or of one, where all are small). */
export function deviation(measured: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (measured.length !== expected.length) return Number.POSITIVE_INFINITY;
  const scale = Array.from(expected).reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  return Array.from(measured).reduce((worst, value, index) => {
    const difference = Math.abs(value - (expected[index] ?? Number.NaN)) / scale;
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
  }, 0);
}

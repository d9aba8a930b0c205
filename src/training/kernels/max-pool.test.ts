import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConvolutionGeometry, describeTo } from './convolution-geometry';
import { geometries, randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import { inputSize, outputSize } from './twins/convolution';
import * as twin from './twins/max-pool';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

function poolGeometry(
  batch: number,
  height: number,
  width: number,
  channels: number,
  size: number,
): ConvolutionGeometry {
  return {
    batch,
    inputHeight: height,
    inputWidth: width,
    inputChannels: channels,
    outputHeight: Math.floor(height / size),
    outputWidth: Math.floor(width / size),
    outputChannels: channels,
    kernelHeight: size,
    kernelWidth: size,
    strideHeight: size,
    strideWidth: size,
    padTop: 0,
    padLeft: 0,
  };
}

/** Values on a coarse grid around a centre: many ties, and windows without a positive value. */
function tiedFloats(seed: number, length: number, centre: number): Float32Array {
  return randomFloats(seed, length).map((value) => Math.round(value) / 2 + centre);
}

const pools = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 10 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .filter(([, height, width, , size]) => size <= Math.min(height, width))
  .map((sizes) => poolGeometry(...sizes));
const centres = fc.constantFrom(-10, -0.5, 0, 10);

describe('max pool kernels', () => {
  it('maxPool() and maxPoolGradient() equal their twins, also for negative and equal values', () => {
    fc.assert(
      fc.property(pools, seeds, centres, (geometry, seed, centre) => {
        const input = tiedFloats(seed, inputSize(geometry), centre);
        const gradient = randomFloats(seed + 1, outputSize(geometry));
        const { batch, inputHeight, inputWidth, inputChannels, kernelHeight } = geometry;
        const sizes = [batch, inputHeight, inputWidth, inputChannels, kernelHeight] as const;
        const source = place(input);
        const output = room(gradient.length);
        const target = room(input.length);
        kernels.maxPool(source, output, ...sizes);
        kernels.maxPoolGradient(source, place(gradient), target, ...sizes);
        expect(read(output, gradient.length)).toEqual(twin.maxPool(geometry, input));
        expect(read(target, input.length)).toEqual(twin.maxPoolGradient(geometry, input, gradient));
        guarded.release();
      }),
      { numRuns: 200 },
    );
  });

  it('stockMaxPoolGradient() equals its twin for overlapping and padded windows', () => {
    fc.assert(
      fc.property(geometries, seeds, centres, (free, seed, centre) => {
        const geometry = { ...free, outputChannels: free.inputChannels };
        const input = tiedFloats(seed, inputSize(geometry), centre);
        const gradient = randomFloats(seed + 1, outputSize(geometry));
        const target = room(input.length);
        describeTo(kernels, geometry);
        kernels.stockMaxPoolGradient(place(input), place(gradient), target);
        expect(read(target, input.length)).toEqual(twin.maxPoolGradient(geometry, input, gradient));
        guarded.release();
      }),
      { numRuns: 200 },
    );
  });
});

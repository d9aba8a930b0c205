import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ConvolutionGeometry,
  convolutionGeometry,
  denseGeometry,
  describeTo,
} from './convolution-geometry';
import { deviation, geometries, randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/convolution';
import * as depthwiseTwin from './twins/depthwise';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

/** Float32 sums of a few hundred products of normal values. */
const tolerance = 1e-5;

function prepare(geometry: ConvolutionGeometry): number {
  return room(describeTo(kernels, geometry) / 4);
}

function operands(geometry: ConvolutionGeometry, seed: number) {
  const { kernelHeight, kernelWidth, inputChannels, outputChannels } = geometry;
  return {
    input: randomFloats(seed, twin.inputSize(geometry)),
    weights: randomFloats(seed + 1, kernelHeight * kernelWidth * inputChannels * outputChannels),
    bias: randomFloats(seed + 2, outputChannels),
    gradient: randomFloats(seed + 3, twin.outputSize(geometry)),
    gate: randomFloats(seed + 4, twin.outputSize(geometry)).map((value) => Math.max(0, value)),
  };
}

function checkGeometries(check: (geometry: ConvolutionGeometry, seed: number, relu: boolean) => void): void {
  fc.assert(
    fc.property(geometries, seeds, fc.boolean(), (geometry, seed, relu) => {
      check(geometry, seed, relu);
      guarded.release();
    }),
    { numRuns: 200 },
  );
}

describe('convolution kernels', () => {
  it('convolve() equals its twin', () => {
    checkGeometries((geometry, seed, relu) => {
      const { input, weights, bias } = operands(geometry, seed);
      const output = room(twin.outputSize(geometry));
      const scratch = prepare(geometry);
      kernels.convolve(place(input), place(weights), place(bias), output, scratch, relu);
      const expected = twin.convolve(geometry, input, weights, bias, relu);
      expect(deviation(read(output, expected.length), expected)).toBeLessThan(tolerance);
    });
  });

  it('convolve() does without bias', () => {
    const geometry = convolutionGeometry([1, 4, 4, 2], [3, 3, 2, 5], 1, 'same');
    const { input, weights } = operands(geometry, 1);
    const output = room(twin.outputSize(geometry));
    const scratch = prepare(geometry);
    kernels.convolve(place(input), place(weights), 0, output, scratch, false);
    const expected = twin.convolve(geometry, input, weights, null, false);
    expect(deviation(read(output, expected.length), expected)).toBeLessThan(tolerance);
  });

  it('convolveInputGradient() equals its twin, with and without a ReLU', () => {
    checkGeometries((geometry, seed, relu) => {
      const { gradient, weights, gate } = operands(geometry, seed);
      const target = room(twin.inputSize(geometry));
      const scratch = prepare(geometry);
      const gateAddress = relu ? place(gate) : 0;
      kernels.convolveInputGradient(place(gradient), gateAddress, place(weights), target, scratch);
      const expected = twin.convolveInputGradient(geometry, gradient, relu ? gate : null, weights);
      expect(deviation(read(target, expected.length), expected)).toBeLessThan(tolerance);
    });
  });

  it('convolveWeightsGradient() equals its twin, with and without a ReLU', () => {
    checkGeometries((geometry, seed, relu) => {
      const { gradient, input, weights, bias, gate } = operands(geometry, seed);
      const toWeights = room(weights.length);
      const toBias = room(bias.length);
      const scratch = prepare(geometry);
      const gateAddress = relu ? place(gate) : 0;
      kernels.convolveWeightsGradient(place(input), place(gradient), gateAddress, toWeights, toBias, scratch);
      const expected = twin.convolveWeightsGradient(geometry, input, gradient, relu ? gate : null);
      expect(deviation(read(toWeights, weights.length), expected.weights)).toBeLessThan(tolerance);
      expect(deviation(read(toBias, bias.length), expected.bias)).toBeLessThan(tolerance);
    });
  });

  it.each([1, 2, 3])('depthwise gradients equal their twins, multiplier %d', (multiplier) => {
    checkGeometries((free, seed) => {
      const geometry = { ...free, outputChannels: free.inputChannels * multiplier };
      const { input, gradient } = operands(geometry, seed);
      const taps = geometry.kernelHeight * geometry.kernelWidth;
      const weights = randomFloats(seed + 5, taps * geometry.outputChannels);
      const toInput = room(input.length);
      const toWeights = room(weights.length);
      prepare(geometry);
      const gradientAddress = place(gradient);
      kernels.depthwiseInputGradient(gradientAddress, place(weights), toInput);
      kernels.depthwiseWeightsGradient(place(input), gradientAddress, toWeights);
      const expectedInput = depthwiseTwin.depthwiseInputGradient(geometry, gradient, weights);
      const expectedWeights = depthwiseTwin.depthwiseWeightsGradient(geometry, input, gradient);
      expect(deviation(read(toInput, input.length), expectedInput)).toBeLessThan(tolerance);
      expect(deviation(read(toWeights, weights.length), expectedWeights)).toBeLessThan(tolerance);
    });
  });
});

describe('depthwiseConvolve()', () => {
  it('equals its twin', () => {
    checkGeometries((free, seed) => {
      const geometry = { ...free, outputChannels: free.inputChannels };
      const { input, bias } = operands(geometry, seed);
      const taps = geometry.kernelHeight * geometry.kernelWidth;
      const weights = randomFloats(seed + 5, taps * geometry.outputChannels);
      const output = room(twin.outputSize(geometry));
      prepare(geometry);
      kernels.depthwiseConvolve(place(input), place(weights), place(bias), output);
      const expected = depthwiseTwin.depthwiseConvolve(geometry, input, weights, bias);
      expect(deviation(read(output, expected.length), expected)).toBeLessThan(tolerance);
    });
  });
});

describe('convolutionGeometry()', () => {
  // 7 pixels, stride 2: ceil(7 / 2) = 4 outputs read 3 * 2 + 3 = 9 pixels, 2 more than there are, one on each side.
  it("puts 'same' padding on both sides", () => {
    const geometry = convolutionGeometry([2, 7, 7, 3], [3, 3, 3, 4], 2, 'same');
    expect([geometry.outputHeight, geometry.padTop]).toEqual([4, 1]);
  });

  // 8 pixels, stride 2: 4 outputs again read 9 pixels; the one that is missing is added at the end.
  it("puts the odd pixel of 'same' padding at the end", () => {
    const geometry = convolutionGeometry([2, 8, 8, 3], [3, 3, 3, 4], 2, 'same');
    expect([geometry.outputWidth, geometry.padLeft]).toEqual([4, 0]);
  });

  it('takes a dense layer for a convolution of one row', () => {
    expect(denseGeometry([64, 10], [10, 3])).toMatchObject({
      inputWidth: 64,
      inputChannels: 10,
      outputWidth: 64,
    });
  });

  it('rejects weights for another number of channels', () => {
    expect(() => convolutionGeometry([1, 4, 4, 2], [3, 3, 3, 4], 1, 'same')).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import type { ConvolutionShape, LayerShape } from '../networks/layer-shape';
import { ProblemError } from '../problem';
import { layerDimensions } from './layer-dimensions';

const convolution: ConvolutionShape = {
  kind: 'conv',
  name: 'conv',
  inputHeight: 27,
  inputWidth: 13,
  inputChannels: 96,
  outputChannels: 256,
  kernelHeight: 5,
  kernelWidth: 3,
  stride: 2,
  padding: 'same',
  groups: 2,
};

describe('layer dimensions', () => {
  it.each([
    ['same', 14 * 7],
    // floor((27 - 5) / 2) + 1 = 12, floor((13 - 3) / 2) + 1 = 6
    ['valid', 12 * 6],
    // floor((27 + 6 - 5) / 2) + 1 = 15, floor((13 + 6 - 3) / 2) + 1 = 9
    [3, 15 * 9],
  ] as const)('count output positions with padding %s', (padding, positions) => {
    expect(layerDimensions({ ...convolution, padding }).outputPositions).toBe(positions);
  });

  it('split a grouped convolution', () => {
    // 48 input channels per group: 48 * 15 = 720 products, 720 * 256 weights, 98 positions.
    expect(layerDimensions(convolution)).toEqual({
      images: 1,
      groups: 2,
      outputPositions: 98,
      kernelPositions: 15,
      inputChannelsPerGroup: 48,
      outputChannelsPerGroup: 128,
      products: 720,
      macs: 98 * 720 * 256,
      inputWords: 27 * 13 * 96,
      weightWords: 720 * 256,
      outputWords: 98 * 256,
      pooledWords: 98 * 256,
      poolComparisons: 0,
      // (14 - 1) * 2 + 5 - 27 = 4 of padding down, (7 - 1) * 2 + 3 - 13 = 2 across.
      vertical: { inputs: 27, outputs: 14, kernel: 5, stride: 2, before: 2 },
      horizontal: { inputs: 13, outputs: 7, kernel: 3, stride: 2, before: 1 },
    });
  });

  it('pool whole windows alone', () => {
    // 14 x 7 outputs hold 7 x 3 windows of 2 x 2 and 4 x 2 of 3 x 3.
    expect(layerDimensions(convolution, 4)).toMatchObject({
      outputWords: 98 * 256,
      pooledWords: 21 * 256,
      poolComparisons: 21 * 256 * 3,
    });
    expect(layerDimensions(convolution, 9)).toMatchObject({
      pooledWords: 8 * 256,
      poolComparisons: 8 * 256 * 8,
    });
  });

  it.each<[LayerShape, number]>([
    [convolution, 2],
    [convolution, 0],
    [{ kind: 'gemm', name: 'g', m: 4, k: 4, n: 4 }, 4],
  ])('refuse a pool that is no square or has no image', (shape, poolWindow) => {
    expect(() => layerDimensions(shape, poolWindow)).toThrow(RangeError);
  });

  it('see a dense layer as one position and a GEMM as m of them', () => {
    const gemm = layerDimensions({ kind: 'gemm', name: 'g', m: 1, k: 784, n: 300 });
    expect(layerDimensions({ kind: 'dense', name: 'd', inputs: 784, outputs: 300 })).toEqual(gemm);
    expect(layerDimensions({ kind: 'gemm', name: 'g', m: 10, k: 784, n: 300 })).toMatchObject({
      macs: 10 * 784 * 300,
      inputWords: 7840,
      weightWords: 784 * 300,
      outputWords: 3000,
    });
  });

  it.each<[string, Partial<ConvolutionShape>, string]>([
    ['no stride', { stride: 0 }, 'conv.stride must be between 1 and 16777216, but is 0.'],
    ['half a channel', { inputChannels: 1.5 }, 'conv.inputChannels must be a whole number, but is 1.5.'],
    ['no number', { inputHeight: Number.NaN }, 'conv.inputHeight must be a number, but is "NaN".'],
    ['endless', { inputWidth: Number.POSITIVE_INFINITY }, 'conv.inputWidth must be between'],
    ['negative padding', { padding: -1 }, 'conv.padding must be between 0 and 16777216, but is -1.'],
    [
      'a kernel beyond the image',
      { padding: 'valid', kernelWidth: 14 },
      'conv.kernelWidth must be at most 13',
    ],
    ['uneven groups', { groups: 5 }, 'conv.groups must divide the 96 channels, but is 5'],
  ])('refuse %s', (_, change, message) => {
    const compute = () => layerDimensions({ ...convolution, ...change } as LayerShape);
    expect(compute).toThrow(ProblemError);
    expect(compute).toThrow(message);
  });
});

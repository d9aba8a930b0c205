import { describe, expect, it } from 'vitest';
import { middleConvolution } from '../testing/layers';
import { layerPlaces } from './layer-places';

describe('places of a 3x3 convolution of 14x14 inputs, padded to the same size', () => {
  const places = layerPlaces({ ...middleConvolution, inputHeight: 14, inputWidth: 14, padding: 'same' });

  it('counts output and kernel positions row by row', () => {
    expect(places.outputPlace(45)).toEqual({ row: 3, column: 3 });
    expect(places.kernelPlace(5)).toEqual({ row: 1, column: 2 });
  });

  it('has the corner of the kernel of the first output beside the image', () => {
    expect(places.inputPlace(0, 0)).toEqual({ row: -1, column: -1, isPadding: true });
    expect(places.inputPlace(0, 4)).toEqual({ row: 0, column: 0, isPadding: false });
    expect(places.inputPlace(195, 8)).toEqual({ row: 14, column: 14, isPadding: true });
  });
});

it('reads the rows of a product of matrices', () => {
  const places = layerPlaces({ kind: 'gemm', name: 'g', m: 4, k: 5, n: 6 });
  expect(places.inputPlace(3, 0)).toEqual({ row: 3, column: 0, isPadding: false });
  expect(places.isImage).toBe(false);
});

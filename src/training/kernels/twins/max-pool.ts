import type { ConvolutionGeometry } from '../convolution-geometry';
import { inputSize, outputSize, visitWindow } from './convolution';

/** Flat input index of the first maximum of every output's window. */
function firstMaxima(geometry: ConvolutionGeometry, input: Float32Array): number[] {
  const { outputHeight, outputWidth, outputChannels: channels } = geometry;
  return Array.from({ length: outputSize(geometry) }, (_, output) => {
    const channel = output % channels;
    const pixel = (output - channel) / channels;
    const row = Math.floor(pixel / outputWidth) % outputHeight;
    const n = Math.floor(pixel / (outputWidth * outputHeight));
    let best = -1;
    visitWindow(geometry, n, row, pixel % outputWidth, (inputPixel) => {
      const index = inputPixel * channels + channel;
      if (best < 0 || Number(input[index]) > Number(input[best])) best = index;
    });
    return best;
  });
}

export function maxPool(geometry: ConvolutionGeometry, input: Float32Array): Float32Array {
  return Float32Array.from(firstMaxima(geometry, input), (index) => Number(input[index]));
}

export function maxPoolGradient(
  geometry: ConvolutionGeometry,
  input: Float32Array,
  gradient: Float32Array,
): Float32Array {
  const result = new Float32Array(inputSize(geometry));
  firstMaxima(geometry, input).forEach((index, output) => {
    result[index] = Number(result[index]) + Number(gradient[output]);
  });
  return result;
}

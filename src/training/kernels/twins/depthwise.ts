import type { ConvolutionGeometry } from '../convolution-geometry';
import { inputSize, visitWindow } from './convolution';

/** Calls `visit` with the flat indices of every product; output channel c * multiplier + m belongs to input channel c. */
function visitProducts(
  geometry: ConvolutionGeometry,
  visit: (input: number, weight: number, output: number) => void,
): void {
  const { batch, outputHeight, outputWidth, inputChannels, outputChannels } = geometry;
  const multiplier = outputChannels / inputChannels;
  for (let pixel = 0; pixel < batch * outputHeight * outputWidth; pixel++) {
    const row = Math.floor(pixel / outputWidth) % outputHeight;
    const n = Math.floor(pixel / (outputWidth * outputHeight));
    visitWindow(geometry, n, row, pixel % outputWidth, (inputPixel, tap) => {
      for (let channel = 0; channel < outputChannels; channel++) {
        const input = inputPixel * inputChannels + Math.floor(channel / multiplier);
        visit(input, tap * outputChannels + channel, pixel * outputChannels + channel);
      }
    });
  }
}

export function depthwiseConvolve(
  geometry: ConvolutionGeometry,
  input: Float32Array,
  weights: Float32Array,
  bias: Float32Array,
): Float32Array {
  const { batch, outputHeight, outputWidth, outputChannels } = geometry;
  const sums = Float64Array.from(
    { length: batch * outputHeight * outputWidth * outputChannels },
    (_, index) => Number(bias[index % outputChannels]),
  );
  visitProducts(geometry, (from, weight, output) => {
    sums[output] = Number(sums[output]) + Number(input[from]) * Number(weights[weight]);
  });
  return Float32Array.from(sums);
}

export function depthwiseInputGradient(
  geometry: ConvolutionGeometry,
  gradient: Float32Array,
  weights: Float32Array,
): Float32Array {
  const sums = new Float64Array(inputSize(geometry));
  visitProducts(geometry, (input, weight, output) => {
    sums[input] = Number(sums[input]) + Number(gradient[output]) * Number(weights[weight]);
  });
  return Float32Array.from(sums);
}

export function depthwiseWeightsGradient(
  geometry: ConvolutionGeometry,
  input: Float32Array,
  gradient: Float32Array,
): Float32Array {
  const sums = new Float64Array(geometry.kernelHeight * geometry.kernelWidth * geometry.outputChannels);
  visitProducts(geometry, (from, weight, output) => {
    sums[weight] = Number(sums[weight]) + Number(gradient[output]) * Number(input[from]);
  });
  return Float32Array.from(sums);
}

import type { ConvolutionGeometry } from '../convolution-geometry';

/** One product of a convolution, as flat indices. */
interface Tap {
  readonly input: number;
  readonly weight: number;
  readonly output: number;
}

/** Calls `visit` for every product of input, weight and output that lies inside the image. */
function visitTaps(geometry: ConvolutionGeometry, visit: (tap: Tap) => void): void {
  const { batch, outputHeight, outputWidth, outputChannels, inputChannels } = geometry;
  for (let n = 0; n < batch; n++) {
    for (let row = 0; row < outputHeight; row++) {
      for (let column = 0; column < outputWidth; column++) {
        const pixel = (n * outputHeight + row) * outputWidth + column;
        visitWindow(geometry, n, row, column, (inputPixel, tap) => {
          for (let from = 0; from < inputChannels; from++) {
            for (let to = 0; to < outputChannels; to++) {
              visit({
                input: inputPixel * inputChannels + from,
                weight: (tap * inputChannels + from) * outputChannels + to,
                output: pixel * outputChannels + to,
              });
            }
          }
        });
      }
    }
  }
}

/** Calls `visit` with the input pixel and the kernel tap of every tap of one window that lies inside the image. */
export function visitWindow(
  geometry: ConvolutionGeometry,
  n: number,
  row: number,
  column: number,
  visit: (inputPixel: number, tap: number) => void,
): void {
  const { inputHeight, inputWidth, kernelHeight, kernelWidth } = geometry;
  for (let i = 0; i < kernelHeight; i++) {
    for (let j = 0; j < kernelWidth; j++) {
      const y = row * geometry.strideHeight - geometry.padTop + i;
      const x = column * geometry.strideWidth - geometry.padLeft + j;
      if (y < 0 || y >= inputHeight || x < 0 || x >= inputWidth) continue;
      visit((n * inputHeight + y) * inputWidth + x, i * kernelWidth + j);
    }
  }
}

export function outputSize({
  batch,
  outputHeight,
  outputWidth,
  outputChannels,
}: ConvolutionGeometry): number {
  return batch * outputHeight * outputWidth * outputChannels;
}

export function inputSize({ batch, inputHeight, inputWidth, inputChannels }: ConvolutionGeometry): number {
  return batch * inputHeight * inputWidth * inputChannels;
}

export function convolve(
  geometry: ConvolutionGeometry,
  input: Float32Array,
  weights: Float32Array,
  bias: Float32Array | null,
  relu: boolean,
): Float32Array {
  const sums = Array.from({ length: outputSize(geometry) }, (_, index) =>
    bias ? Number(bias[index % geometry.outputChannels]) : 0,
  );
  visitTaps(geometry, (tap) => {
    sums[tap.output] = Number(sums[tap.output]) + Number(input[tap.input]) * Number(weights[tap.weight]);
  });
  return Float32Array.from(sums, (sum) => (relu ? Math.max(sum, 0) : sum));
}

/** The gradient where the ReLU's output `gate` is positive, zero elsewhere; `gate` null for no ReLU. */
function gated(gradient: Float32Array, gate: Float32Array | null): Float32Array {
  return gradient.map((value, index) => (gate && !(Number(gate[index]) > 0) ? 0 : value));
}

export function convolveInputGradient(
  geometry: ConvolutionGeometry,
  gradient: Float32Array,
  gate: Float32Array | null,
  weights: Float32Array,
): Float32Array {
  const passed = gated(gradient, gate);
  const sums = new Float64Array(inputSize(geometry));
  visitTaps(geometry, (tap) => {
    sums[tap.input] = Number(sums[tap.input]) + Number(passed[tap.output]) * Number(weights[tap.weight]);
  });
  return Float32Array.from(sums);
}

export function convolveWeightsGradient(
  geometry: ConvolutionGeometry,
  input: Float32Array,
  gradient: Float32Array,
  gate: Float32Array | null,
): { readonly weights: Float32Array; readonly bias: Float32Array } {
  const { kernelHeight, kernelWidth, inputChannels, outputChannels } = geometry;
  const passed = gated(gradient, gate);
  const weights = new Float64Array(kernelHeight * kernelWidth * inputChannels * outputChannels);
  visitTaps(geometry, (tap) => {
    weights[tap.weight] = Number(weights[tap.weight]) + Number(passed[tap.output]) * Number(input[tap.input]);
  });
  const bias = new Float64Array(outputChannels);
  passed.forEach((value, index) => {
    bias[index % outputChannels] = Number(bias[index % outputChannels]) + value;
  });
  return { weights: Float32Array.from(weights), bias: Float32Array.from(bias) };
}

import { fillZero } from './copy';
import {
  batch,
  inputChannels,
  inputHeight,
  inputWidth,
  kernelHeight,
  kernelWidth,
  outputChannels,
  outputHeight,
  outputWidth,
  padLeft,
  padTop,
  strideHeight,
  strideWidth,
} from './geometry';

/** Gradient of a depthwise convolution's input; output channel c * multiplier + m belongs to input channel c. */
export function depthwiseInputGradient(gradient: usize, weights: usize, inputGradient: usize): void {
  const inputBytes: usize = (<usize>(inputHeight * inputWidth * inputChannels)) << 2;
  fillZero(inputGradient, batch * inputHeight * inputWidth * inputChannels);
  for (let n = 0; n < batch; ++n) {
    for (let row = 0; row < outputHeight; ++row) {
      for (let column = 0; column < outputWidth; ++column) {
        visitTaps(inputGradient, weights, gradient, row, column, false);
        gradient += outputChannels << 2;
      }
    }
    inputGradient += inputBytes;
  }
}

/** Gradient of a depthwise convolution's weights, [kernelHeight, kernelWidth, inputChannels, multiplier]. */
export function depthwiseWeightsGradient(input: usize, gradient: usize, weightsGradient: usize): void {
  const inputBytes: usize = (<usize>(inputHeight * inputWidth * inputChannels)) << 2;
  fillZero(weightsGradient, kernelHeight * kernelWidth * outputChannels);
  for (let n = 0; n < batch; ++n) {
    for (let row = 0; row < outputHeight; ++row) {
      for (let column = 0; column < outputWidth; ++column) {
        visitTaps(input, weightsGradient, gradient, row, column, true);
        gradient += outputChannels << 2;
      }
    }
    input += inputBytes;
  }
}

/** For one output pixel, adds every tap's products to the weights' gradient or to the input's. */
function visitTaps(
  image: usize,
  weights: usize,
  gradient: usize,
  row: i32,
  column: i32,
  toWeights: bool,
): void {
  const top = row * strideHeight - padTop;
  const left = column * strideWidth - padLeft;
  for (let i = max(0, -top); i < min(kernelHeight, inputHeight - top); ++i) {
    for (let j = max(0, -left); j < min(kernelWidth, inputWidth - left); ++j) {
      const x = image + ((((top + i) * inputWidth + left + j) * inputChannels) << 2);
      const w = weights + (((i * kernelWidth + j) * outputChannels) << 2);
      if (inputChannels == outputChannels) {
        if (toWeights) addProducts(w, x, gradient, outputChannels);
        else addProducts(x, w, gradient, outputChannels);
      } else addMultiplied(x, w, gradient, toWeights);
    }
  }
}

/** target += a * b, elementwise. */
@inline
function addProducts(target: usize, a: usize, b: usize, count: i32): void {
  let i = 0;
  for (; i <= count - 4; i += 4) {
    const at: usize = i << 2;
    const product = f32x4.mul(v128.load(a + at), v128.load(b + at));
    v128.store(target + at, f32x4.add(v128.load(target + at), product));
  }
  for (; i < count; ++i) {
    const at: usize = i << 2;
    f32.store(target + at, f32.load(target + at) + f32.load(a + at) * f32.load(b + at));
  }
}

function addMultiplied(x: usize, w: usize, gradient: usize, toWeights: bool): void {
  const multiplier = outputChannels / inputChannels;
  for (let out = 0; out < outputChannels; ++out) {
    const pixel = x + ((out / multiplier) << 2);
    const weight = w + (out << 2);
    const dy = f32.load(gradient + (out << 2));
    if (toWeights) f32.store(weight, f32.load(weight) + f32.load(pixel) * dy);
    else f32.store(pixel, f32.load(pixel) + f32.load(weight) * dy);
  }
}

/** Depthwise convolution with one filter per channel, [kernelHeight, kernelWidth, channels], and a bias. */
export function depthwiseConvolve(input: usize, weights: usize, bias: usize, output: usize): void {
  const channels = outputChannels;
  const inputBytes: usize = (<usize>(inputHeight * inputWidth * channels)) << 2;
  for (let n = 0; n < batch; ++n) {
    for (let row = 0; row < outputHeight; ++row) {
      const top = row * strideHeight - padTop;
      for (let column = 0; column < outputWidth; ++column) {
        const left = column * strideWidth - padLeft;
        let channel = 0;
        for (; channel <= channels - 4; channel += 4) {
          const at: usize = channel << 2;
          const sum = fourChannels(input + at, weights + at, v128.load(bias + at), top, left);
          v128.store(output + at, sum);
        }
        for (; channel < channels; ++channel) {
          const at: usize = channel << 2;
          f32.store(output + at, oneChannel(input + at, weights + at, f32.load(bias + at), top, left));
        }
        output += channels << 2;
      }
    }
    input += inputBytes;
  }
}

@inline
function fourChannels(image: usize, weights: usize, sum: v128, top: i32, left: i32): v128 {
  const lastRow = min(kernelHeight, inputHeight - top);
  const lastColumn = min(kernelWidth, inputWidth - left);
  for (let i = max(0, -top); i < lastRow; ++i) {
    for (let j = max(0, -left); j < lastColumn; ++j) {
      const x = v128.load(image + ((((top + i) * inputWidth + left + j) * inputChannels) << 2));
      const w = v128.load(weights + (((i * kernelWidth + j) * outputChannels) << 2));
      sum = f32x4.add(sum, f32x4.mul(x, w));
    }
  }
  return sum;
}

function oneChannel(image: usize, weights: usize, bias: f32, top: i32, left: i32): f32 {
  let sum = bias;
  for (let i = max(0, -top); i < min(kernelHeight, inputHeight - top); ++i) {
    for (let j = max(0, -left); j < min(kernelWidth, inputWidth - left); ++j) {
      const x = f32.load(image + ((((top + i) * inputWidth + left + j) * inputChannels) << 2));
      sum += x * f32.load(weights + (((i * kernelWidth + j) * outputChannels) << 2));
    }
  }
  return sum;
}

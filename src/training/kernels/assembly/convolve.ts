import { copyFloats, fillZero } from './copy';
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
  paddedInputHeight,
  paddedInputWidth,
  panelled,
  readsPadding,
  strideHeight,
  strideWidth,
} from './geometry';
import { convolvePanel, packEight } from './panel';

/** output = relu?(convolution of `input` with `weights` + bias); `bias` zero stands for none. */
export function convolve(
  input: usize,
  weights: usize,
  bias: usize,
  output: usize,
  scratch: usize,
  relu: bool,
): void {
  const padded = readsPadding();
  const inner = kernelWidth * inputChannels;
  const panelBytes: usize = ((<usize>(kernelHeight * inner)) << 5) + 32;
  const panels = panelled(outputChannels) >> 3;
  packWeights(weights, bias, scratch, kernelHeight * inner);
  const image = scratch + panels * panelBytes;
  if (padded) fillZero(image, paddedInputHeight() * paddedInputWidth() * inputChannels);
  const rowFloats = (padded ? paddedInputWidth() : inputWidth) * inputChannels;
  const inputStep: usize = (<usize>(inputHeight * inputWidth * inputChannels)) << 2;
  const outputStep: usize = (<usize>(outputHeight * outputWidth * outputChannels)) << 2;
  for (let n = 0; n < batch; ++n) {
    if (padded) copyIntoPadding(image, input);
    for (let p = 0; p < panels; ++p) {
      const panel = scratch + p * panelBytes;
      convolvePanel(
        padded ? image : input,
        outputHeight,
        outputWidth,
        (strideWidth * inputChannels) << 2,
        (strideHeight * rowFloats) << 2,
        kernelHeight,
        rowFloats << 2,
        inner,
        panel + 32,
        panel,
        output + (p << 5),
        outputChannels << 2,
        (outputWidth * outputChannels) << 2,
        outputChannels - (p << 3),
        relu,
      );
    }
    input += inputStep;
    output += outputStep;
  }
}

/** Per panel of eight output channels: the bias, then the weights as [inner][8]. */
function packWeights(weights: usize, bias: usize, target: usize, inner: i32): void {
  for (let channel = 0; channel < outputChannels; channel += 8) {
    const count = outputChannels - channel;
    packEight(target, bias ? bias + (channel << 2) : target, bias ? count : 0);
    target += 32;
    let source = weights + (channel << 2);
    for (let k = 0; k < inner; ++k) {
      packEight(target, source, count);
      target += 32;
      source += outputChannels << 2;
    }
  }
}

/** Copies one image into the middle of its padded copy, whose border is zero already. */
export function copyIntoPadding(target: usize, image: usize): void {
  const paddedWidth = paddedInputWidth();
  const rows = min(inputHeight, paddedInputHeight() - padTop);
  const floats = min(inputWidth, paddedWidth - padLeft) * inputChannels;
  let to = target + (((padTop * paddedWidth + padLeft) * inputChannels) << 2);
  for (let row = 0; row < rows; ++row) {
    copyFloats(to, image, floats);
    to += (paddedWidth * inputChannels) << 2;
    image += (inputWidth * inputChannels) << 2;
  }
}

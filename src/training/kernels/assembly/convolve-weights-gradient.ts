import { copyFloats, copyMaybeGated, fillZero } from './copy';
import { copyIntoPadding } from './convolve';
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
  paddedInputHeight,
  paddedInputWidth,
  panelled,
  readsPadding,
  strideHeight,
  strideWidth,
  tiledKernelRow,
} from './geometry';
import { correlatePanel, sumPanel } from './panel';

/**
 * Gradients of weights and bias from the output's `gradient`, which counts only where `gate` (the ReLU's output, or
 * zero for none) is positive. `biasGradient` zero stands for none.
 */
export function convolveWeightsGradient(
  input: usize,
  gradient: usize,
  gate: usize,
  weightsGradient: usize,
  biasGradient: usize,
  scratch: usize,
): void {
  const kernelRow = kernelWidth * inputChannels;
  // Tiles of four floats may read up to three past a kernel row, which only scratch memory surely has.
  const padded = readsPadding() || (kernelRow & 3) != 0;
  const channels = panelled(outputChannels);
  const totals = scratch;
  const biasTotals = totals + ((kernelHeight * tiledKernelRow() * channels) << 2);
  const gated = biasTotals + (channels << 2);
  const image = gated + ((outputHeight * outputWidth * channels) << 2);
  const pixels = outputHeight * outputWidth;
  fillZero(totals, (kernelHeight * tiledKernelRow() + 1) * channels);
  if (channels != outputChannels) fillZero(gated, pixels * channels);
  if (padded) fillZero(image, paddedInputHeight() * paddedInputWidth() * inputChannels + 4);
  const inputStep: usize = (<usize>(inputHeight * inputWidth * inputChannels)) << 2;
  const outputStep: usize = (<usize>(pixels * outputChannels)) << 2;
  const direct = gate == 0 && channels == outputChannels;
  for (let n = 0; n < batch; ++n) {
    if (padded) copyIntoPadding(image, input);
    if (!direct) copyGradient(gated, gradient, gate, pixels, channels);
    const rows = direct ? gradient : gated;
    const rowFloats = (padded ? paddedInputWidth() : inputWidth) * inputChannels;
    correlateImage(padded ? image : input, rowFloats, rows, channels, totals);
    for (let p = 0; p < channels; p += 8) {
      sumPanel(rows + (p << 2), channels << 2, pixels, biasTotals + (p << 2));
    }
    input += inputStep;
    gradient += outputStep;
    if (gate) gate += outputStep;
  }
  storeTotals(totals, channels, weightsGradient);
  if (biasGradient) copyFloats(biasGradient, biasTotals, outputChannels);
}

function correlateImage(image: usize, rowFloats: i32, gradient: usize, channels: i32, totals: usize): void {
  const tiledRow = tiledKernelRow();
  for (let row = 0; row < kernelHeight; ++row) {
    for (let k = 0; k < tiledRow; k += 4) {
      for (let p = 0; p < channels; p += 8) {
        correlatePanel(
          image + ((row * rowFloats + k) << 2),
          outputHeight,
          outputWidth,
          (strideWidth * inputChannels) << 2,
          (strideHeight * rowFloats) << 2,
          gradient + (p << 2),
          channels << 2,
          totals + (((row * tiledRow + k) * channels + p) << 2),
          channels << 2,
        );
      }
    }
  }
}

/** Copies one image's gradient to pixels of `channels` floats; the floats in excess are zero already. */
function copyGradient(target: usize, gradient: usize, gate: usize, pixels: i32, channels: i32): void {
  if (channels == outputChannels) {
    copyMaybeGated(target, gradient, gate, pixels * channels);
    return;
  }
  for (let pixel = 0; pixel < pixels; ++pixel) {
    copyMaybeGated(target, gradient, gate, outputChannels);
    target += channels << 2;
    gradient += outputChannels << 2;
    if (gate) gate += outputChannels << 2;
  }
}

function storeTotals(totals: usize, channels: i32, target: usize): void {
  for (let row = 0; row < kernelHeight; ++row) {
    let from = totals + ((row * tiledKernelRow() * channels) << 2);
    for (let k = 0; k < kernelWidth * inputChannels; ++k) {
      copyFloats(target, from, outputChannels);
      from += channels << 2;
      target += outputChannels << 2;
    }
  }
}

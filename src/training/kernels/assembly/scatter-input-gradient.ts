import { copyFloats, copyMaybeGated, fillZero } from './copy';
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
  panelled,
  scatteredHeight,
  scatteredWidth,
  strideHeight,
  strideWidth,
} from './geometry';
import { scatterPanel } from './panel';

/** `convolveInputGradient` as one product per output pixel and kernel row, added into a padded image. */
export function scatterInputGradient(
  gradient: usize,
  gate: usize,
  weights: usize,
  inputGradient: usize,
  scratch: usize,
): void {
  const row = kernelWidth * inputChannels;
  const imageFloats = scatteredHeight() * scatteredWidth() * inputChannels + 8;
  const packed = scratch + (imageFloats << 2);
  const gated = packed + ((kernelHeight * panelled(row) * outputChannels) << 2);
  const outputFloats = outputHeight * outputWidth * outputChannels;
  packTransposed(weights, packed);
  for (let n = 0; n < batch; ++n) {
    if (gate) copyMaybeGated(gated, gradient, gate, outputFloats);
    fillZero(scratch, imageFloats);
    scatterImage(gate ? gated : gradient, packed, scratch);
    cropImage(scratch, inputGradient);
    gradient += outputFloats << 2;
    if (gate) gate += outputFloats << 2;
    inputGradient += (inputHeight * inputWidth * inputChannels) << 2;
  }
}

/** Per kernel row and eight of its floats: the weights as [output channel][8]. */
function packTransposed(weights: usize, target: usize): void {
  const row = kernelWidth * inputChannels;
  for (let i = 0; i < kernelHeight; ++i) {
    for (let k = 0; k < row; k += 8) {
      for (let channel = 0; channel < outputChannels; ++channel) {
        for (let lane = k; lane < k + 8; ++lane) {
          const from = weights + (((i * row + lane) * outputChannels + channel) << 2);
          f32.store(target, lane < row ? f32.load(from) : 0);
          target += 4;
        }
      }
    }
  }
}

function scatterImage(gradient: usize, packed: usize, image: usize): void {
  const row = kernelWidth * inputChannels;
  const imageRow = scatteredWidth() * inputChannels;
  for (let i = 0; i < kernelHeight; ++i) {
    for (let k = 0; k < row; k += 8) {
      scatterPanel(
        gradient,
        outputHeight,
        outputWidth,
        outputChannels,
        packed,
        image + ((i * imageRow + k) << 2),
        (strideWidth * inputChannels) << 2,
        (strideHeight * imageRow) << 2,
      );
      packed += outputChannels << 5;
    }
  }
}

function cropImage(image: usize, target: usize): void {
  const rowFloats = inputWidth * inputChannels;
  let from = image + (((padTop * scatteredWidth() + padLeft) * inputChannels) << 2);
  for (let row = 0; row < inputHeight; ++row) {
    copyFloats(target, from, rowFloats);
    target += rowFloats << 2;
    from += (scatteredWidth() * inputChannels) << 2;
  }
}

import { copyMaybeGated, fillZero } from './copy';
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
  paddedGradientHeight,
  paddedGradientWidth,
  panelled,
  scattersInputGradient,
  strideHeight,
  strideWidth,
  tapColumns,
  tapRows,
} from './geometry';
import { convolvePanel } from './panel';
import { scatterInputGradient } from './scatter-input-gradient';

/**
 * Gradient of the input from the output's `gradient`, which counts only where `gate` (the ReLU's output, or zero for
 * none) is positive. Input pixels of one phase (position modulo the stride) meet the same kernel taps, so each phase
 * is a convolution of the padded gradient with those taps, flipped.
 */
export function convolveInputGradient(
  gradient: usize,
  gate: usize,
  weights: usize,
  inputGradient: usize,
  scratch: usize,
): void {
  if (scattersInputGradient()) {
    scatterInputGradient(gradient, gate, weights, inputGradient, scratch);
    return;
  }
  const paddedWidth = paddedGradientWidth();
  const packed = scratch;
  const image = packed + (((kernelHeight * kernelWidth * outputChannels + 1) * panelled(inputChannels)) << 2);
  const padded =
    gate != 0 || paddedGradientHeight() != outputHeight || paddedWidth != outputWidth;
  if (padded) fillZero(image, paddedGradientHeight() * paddedWidth * outputChannels);
  const noBias = packed;
  fillZero(noBias, 8);
  packAllPhases(weights, packed + 32);
  const inputStep: usize = (<usize>(inputHeight * inputWidth * inputChannels)) << 2;
  const outputStep: usize = (<usize>(outputHeight * outputWidth * outputChannels)) << 2;
  for (let n = 0; n < batch; ++n) {
    if (padded) copyIntoPadding(image, gradient, gate);
    spreadImage(padded ? image : gradient, packed + 32, noBias, inputGradient);
    gradient += outputStep;
    if (gate) gate += outputStep;
    inputGradient += inputStep;
  }
}

function copyIntoPadding(target: usize, gradient: usize, gate: usize): void {
  const paddedWidth = paddedGradientWidth();
  const rowFloats = outputWidth * outputChannels;
  let to = target + ((((tapRows() - 1) * paddedWidth + tapColumns() - 1) * outputChannels) << 2);
  for (let row = 0; row < outputHeight; ++row) {
    copyMaybeGated(to, gradient, gate, rowFloats);
    to += (paddedWidth * outputChannels) << 2;
    gradient += rowFloats << 2;
    if (gate) gate += rowFloats << 2;
  }
}

/** Kernel taps of one dimension that phase `phase` meets. */
function phaseTaps(kernel: i32, phase: i32, stride: i32): i32 {
  return phase < kernel ? (kernel - phase + stride - 1) / stride : 0;
}

function packAllPhases(weights: usize, target: usize): void {
  for (let phaseRow = 0; phaseRow < strideHeight; ++phaseRow) {
    for (let phaseColumn = 0; phaseColumn < strideWidth; ++phaseColumn) {
      for (let channel = 0; channel < inputChannels; channel += 8) {
        target = packPhase(weights, target, phaseRow, phaseColumn, channel);
      }
    }
  }
}

/** Packs the flipped taps of one phase as [row][column][output channel][8 input channels]; returns the end. */
function packPhase(weights: usize, target: usize, phaseRow: i32, phaseColumn: i32, channel: i32): usize {
  const rows = phaseTaps(kernelHeight, phaseRow, strideHeight);
  const columns = phaseTaps(kernelWidth, phaseColumn, strideWidth);
  for (let row = rows - 1; row >= 0; --row) {
    for (let column = columns - 1; column >= 0; --column) {
      const tap = (phaseRow + row * strideHeight) * kernelWidth + phaseColumn + column * strideWidth;
      const from = weights + ((tap * inputChannels * outputChannels) << 2);
      for (let out = 0; out < outputChannels; ++out) {
        for (let lane = 0; lane < 8; ++lane) {
          const used = channel + lane < inputChannels;
          f32.store(
            target,
            used ? f32.load(from + (((channel + lane) * outputChannels + out) << 2)) : 0,
          );
          target += 4;
        }
      }
    }
  }
  return target;
}

function spreadImage(image: usize, packed: usize, noBias: usize, target: usize): void {
  let panel = packed;
  for (let phaseRow = 0; phaseRow < strideHeight; ++phaseRow) {
    const taps = phaseTaps(kernelHeight, phaseRow, strideHeight);
    for (let phaseColumn = 0; phaseColumn < strideWidth; ++phaseColumn) {
      const inner = phaseTaps(kernelWidth, phaseColumn, strideWidth) * outputChannels;
      for (let channel = 0; channel < inputChannels; channel += 8) {
        spreadPhase(image, panel, noBias, target, phaseRow, phaseColumn, channel);
        panel += (taps * inner) << 5;
      }
    }
  }
}

function spreadPhase(
  image: usize,
  panel: usize,
  noBias: usize,
  target: usize,
  phaseRow: i32,
  phaseColumn: i32,
  channel: i32,
): void {
  const taps = phaseTaps(kernelHeight, phaseRow, strideHeight);
  const tapsAcross = phaseTaps(kernelWidth, phaseColumn, strideWidth);
  const firstRow = (padTop - phaseRow + strideHeight - 1) / strideHeight;
  const firstColumn = (padLeft - phaseColumn + strideWidth - 1) / strideWidth;
  const lastRow = floorDivide(inputHeight - 1 + padTop - phaseRow, strideHeight);
  const lastColumn = floorDivide(inputWidth - 1 + padLeft - phaseColumn, strideWidth);
  if (lastRow < firstRow || lastColumn < firstColumn) return;
  const rowFloats = paddedGradientWidth() * outputChannels;
  const sourceRow = firstRow - taps + tapRows();
  const sourceColumn = firstColumn - tapsAcross + tapColumns();
  const targetRow = firstRow * strideHeight + phaseRow - padTop;
  const targetColumn = firstColumn * strideWidth + phaseColumn - padLeft;
  convolvePanel(
    image + ((sourceRow * rowFloats + sourceColumn * outputChannels) << 2),
    lastRow - firstRow + 1,
    lastColumn - firstColumn + 1,
    outputChannels << 2,
    rowFloats << 2,
    taps,
    rowFloats << 2,
    tapsAcross * outputChannels,
    panel,
    noBias,
    target + (((targetRow * inputWidth + targetColumn) * inputChannels + channel) << 2),
    (strideWidth * inputChannels) << 2,
    (strideHeight * inputWidth * inputChannels) << 2,
    inputChannels - channel,
    false,
  );
}

function floorDivide(value: i32, divisor: i32): i32 {
  return value < 0 ? -1 : value / divisor;
}

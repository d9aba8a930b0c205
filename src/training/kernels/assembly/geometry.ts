/**
 * The convolution that the next call computes: NHWC activations, HWIO weights, sizes in elements.
 * A dense layer is the 1x1 convolution of one image whose width is the batch.
 */
export let batch: i32 = 0;
export let inputHeight: i32 = 0;
export let inputWidth: i32 = 0;
export let inputChannels: i32 = 0;
export let outputHeight: i32 = 0;
export let outputWidth: i32 = 0;
export let outputChannels: i32 = 0;
export let kernelHeight: i32 = 0;
export let kernelWidth: i32 = 0;
export let strideHeight: i32 = 0;
export let strideWidth: i32 = 0;
export let padTop: i32 = 0;
export let padLeft: i32 = 0;

export function describeConvolution(
  batch_: i32,
  inputHeight_: i32,
  inputWidth_: i32,
  inputChannels_: i32,
  outputHeight_: i32,
  outputWidth_: i32,
  outputChannels_: i32,
  kernelHeight_: i32,
  kernelWidth_: i32,
  strideHeight_: i32,
  strideWidth_: i32,
  padTop_: i32,
  padLeft_: i32,
): void {
  batch = batch_;
  inputHeight = inputHeight_;
  inputWidth = inputWidth_;
  inputChannels = inputChannels_;
  outputHeight = outputHeight_;
  outputWidth = outputWidth_;
  outputChannels = outputChannels_;
  kernelHeight = kernelHeight_;
  kernelWidth = kernelWidth_;
  strideHeight = strideHeight_;
  strideWidth = strideWidth_;
  padTop = padTop_;
  padLeft = padLeft_;
}

/** Rows of the input, zero padding included, that the outputs read. */
export function paddedInputHeight(): i32 {
  return (outputHeight - 1) * strideHeight + kernelHeight;
}

export function paddedInputWidth(): i32 {
  return (outputWidth - 1) * strideWidth + kernelWidth;
}

export function readsPadding(): bool {
  return (
    padTop != 0 || padLeft != 0 || paddedInputHeight() > inputHeight || paddedInputWidth() > inputWidth
  );
}

/** Most kernel rows that meet one input row. */
export function tapRows(): i32 {
  return (kernelHeight + strideHeight - 1) / strideHeight;
}

export function tapColumns(): i32 {
  return (kernelWidth + strideWidth - 1) / strideWidth;
}

/** Rows of the output gradient, zero padding included, that the input gradient reads. */
export function paddedGradientHeight(): i32 {
  return tapRows() - 1 + max(outputHeight, (inputHeight - 1 + padTop) / strideHeight + 1);
}

export function paddedGradientWidth(): i32 {
  return tapColumns() - 1 + max(outputWidth, (inputWidth - 1 + padLeft) / strideWidth + 1);
}

/** Channels rounded up to whole panels of eight. */
export function panelled(channels: i32): i32 {
  return (channels + 7) & ~7;
}

/** Floats of one kernel row, rounded up to whole tiles of four. */
export function tiledKernelRow(): i32 {
  return (kernelWidth * inputChannels + 3) & ~3;
}

/**
 * Whether the input gradient costs less as one product per output pixel, added into the image, than as a convolution
 * of the padded gradient: for few input channels or large kernels without padding. Adding costs about a quarter more.
 */
export function scattersInputGradient(): bool {
  const row = kernelWidth * inputChannels;
  const scatter = outputHeight * outputWidth * kernelHeight * panelled(row) * 5;
  const gather =
    (inputHeight * inputWidth * kernelHeight * kernelWidth * panelled(inputChannels) * 4) /
    (strideHeight * strideWidth);
  return scatter < gather;
}

/** Rows of the padded image that outputs are scattered into; it contains the whole input. */
export function scatteredHeight(): i32 {
  return max(paddedInputHeight(), padTop + inputHeight);
}

export function scatteredWidth(): i32 {
  return max(paddedInputWidth(), padLeft + inputWidth);
}

/** Bytes of scratch memory that every kernel of the described convolution can do with. */
export function convolutionScratchBytes(): i32 {
  const kernelArea = kernelHeight * kernelWidth;
  const input = paddedInputHeight() * paddedInputWidth() * inputChannels;
  const forward = input + (kernelArea * inputChannels + 1) * panelled(outputChannels);
  const toInput =
    paddedGradientHeight() * paddedGradientWidth() * outputChannels +
    (kernelArea * outputChannels + 1) * panelled(inputChannels);
  const toWeights =
    input +
    outputHeight * outputWidth * panelled(outputChannels) +
    (kernelHeight * tiledKernelRow() + 1) * panelled(outputChannels);
  const scattered =
    scatteredHeight() * scatteredWidth() * inputChannels +
    outputHeight * outputWidth * outputChannels +
    kernelHeight * panelled(kernelWidth * inputChannels) * outputChannels;
  return (max(max(forward, scattered), max(toInput, toWeights)) + 64) * 4;
}

import type { backend_util } from '@tensorflow/tfjs-core';
import type { Address, KernelExports } from './kernel-exports';
import type { KernelHost } from './kernel-host';

export interface ConvolutionGeometry {
  readonly batch: number;
  readonly inputHeight: number;
  readonly inputWidth: number;
  readonly inputChannels: number;
  readonly outputHeight: number;
  readonly outputWidth: number;
  readonly outputChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
}

/** Geometry of a square-stride convolution of NHWC `input` with HWIO `weights`, padded as TensorFlow pads. */
export function convolutionGeometry(
  input: readonly number[],
  weights: readonly number[],
  stride: number,
  padding: 'same' | 'valid',
): ConvolutionGeometry {
  const [batch = 0, inputHeight = 0, inputWidth = 0, inputChannels = 0] = input;
  const [kernelHeight = 0, kernelWidth = 0, weightChannels = 0, outputChannels = 0] = weights;
  if (weightChannels !== inputChannels) {
    throw new RangeError(`weights for ${weightChannels} channels meet ${inputChannels}`);
  }
  const vertical = axisGeometry(inputHeight, kernelHeight, stride, padding);
  const horizontal = axisGeometry(inputWidth, kernelWidth, stride, padding);
  return {
    batch,
    inputHeight,
    inputWidth,
    inputChannels,
    outputHeight: vertical.outputs,
    outputWidth: horizontal.outputs,
    outputChannels,
    kernelHeight,
    kernelWidth,
    strideHeight: stride,
    strideWidth: stride,
    padTop: vertical.before,
    padLeft: horizontal.before,
  };
}

/** The same with filters [height, width, 1, channels], one for each channel of the input. */
export function depthwiseGeometry(
  input: readonly number[],
  weights: readonly number[],
  stride: number,
  padding: 'same' | 'valid',
): ConvolutionGeometry {
  const [height = 0, width = 0, , channels = 0] = weights;
  return convolutionGeometry(input, [height, width, channels, channels], stride, padding);
}

function axisGeometry(
  length: number,
  kernel: number,
  stride: number,
  padding: 'same' | 'valid',
): { outputs: number; before: number } {
  if (padding === 'valid') return { outputs: Math.floor((length - kernel) / stride) + 1, before: 0 };
  const outputs = Math.ceil(length / stride);
  return { outputs, before: Math.floor(Math.max(0, (outputs - 1) * stride + kernel - length) / 2) };
}

/** A dense layer is a 1x1 convolution of one image that is as wide as the batch. */
export function denseGeometry(input: readonly number[], weights: readonly number[]): ConvolutionGeometry {
  const [rows = 0, inputs = 0] = input;
  return convolutionGeometry([1, 1, rows, inputs], [1, 1, ...weights], 1, 'valid');
}

/** Geometry of a stock tfjs convolution or pool. */
export function stockGeometry(info: backend_util.Conv2DInfo): ConvolutionGeometry {
  return {
    batch: info.batchSize,
    inputHeight: info.inHeight,
    inputWidth: info.inWidth,
    inputChannels: info.inChannels,
    outputHeight: info.outHeight,
    outputWidth: info.outWidth,
    outputChannels: info.outChannels,
    kernelHeight: info.filterHeight,
    kernelWidth: info.filterWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
  };
}

/** Makes `geometry` the one that the next convolution kernel computes; returns scratch memory that suffices for it. */
export function describeGeometry({ kernels, scratch }: KernelHost, geometry: ConvolutionGeometry): Address {
  return scratch(describeTo(kernels, geometry));
}

/** As `describeGeometry`, but returns the bytes of scratch memory that the kernels need. */
export function describeTo(kernels: KernelExports, geometry: ConvolutionGeometry): number {
  kernels.describeConvolution(
    geometry.batch,
    geometry.inputHeight,
    geometry.inputWidth,
    geometry.inputChannels,
    geometry.outputHeight,
    geometry.outputWidth,
    geometry.outputChannels,
    geometry.kernelHeight,
    geometry.kernelWidth,
    geometry.strideHeight,
    geometry.strideWidth,
    geometry.padTop,
    geometry.padLeft,
  );
  return kernels.convolutionScratchBytes();
}

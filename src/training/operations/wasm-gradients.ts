import {
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  conv2d,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  getKernel,
  type KernelConfig,
  type KernelFunc,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
  pad,
  registerKernel,
  reverse,
  slice,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
  transpose,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

import { type ConvolutionGeometry, stockGeometry } from '../kernels/convolution-geometry';
import { depthwiseInputGradient, depthwiseWeightsGradient } from '../kernels/twins/depthwise';

/** What tfjs hands to a kernel at run time; its own types promise less. */
interface KernelCall<Attributes> {
  readonly inputs: Readonly<Record<string, Tensor4D>>;
  readonly attrs: Attributes;
}

/**
 * Gives the stock wasm backend the gradients that training needs: the filter gradient, which it lacks; the input
 * gradient of a convolution, which it computes an order of magnitude too slowly; those of a depthwise convolution, which
 * it lacks; and max pooling's, which it gets wrong wherever a window holds no positive value.
 */
export function registerWasmGradients(): void {
  replaceKernel(Conv2DBackpropFilter, filterGradient);
  replaceKernel(MaxPoolGrad, maxPoolGradient);
  replaceKernel(DepthwiseConv2dNativeBackpropInput, depthwiseInput);
  replaceKernel(DepthwiseConv2dNativeBackpropFilter, depthwiseFilter);
  const stock = getKernel(Conv2DBackpropInput, 'wasm')?.kernelFunc;
  if (stock) replaceKernel(Conv2DBackpropInput, withFastInputGradient(stock));
}

function replaceKernel<Attributes>(name: string, kernel: (call: KernelCall<Attributes>) => Tensor): void {
  const previous = getKernel(name, 'wasm');
  const config: KernelConfig = {
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: kernel as unknown as KernelFunc,
    ...(previous?.setupFunc ? { setupFunc: previous.setupFunc } : {}),
  };
  if (previous) unregisterKernel(name, 'wasm');
  registerKernel(config);
}

/** The filter gradient as a convolution of the images, batch as channels, with the output gradient as the filter. */
function filterGradient({ inputs, attrs }: KernelCall<Conv2DBackpropFilterAttrs>): Tensor {
  const { x, dy } = operands(inputs, 'x', 'dy');
  const { strides, filterShape } = attrs;
  const geometry = convolutionGeometry(x.shape, filterShape, strides, attrs.pad);
  const { top, bottom, left, right } = geometry.padInfo;
  return tidy(() => {
    const padded = pad(x, [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ]);
    const images = transpose(padded, [3, 1, 2, 0]);
    const filter = transpose(dy, [1, 2, 0, 3]);
    const dilation: [number, number] = [geometry.strideHeight, geometry.strideWidth];
    const gradient = transpose(conv2d(images, filter, 1, 'valid', 'NHWC', dilation), [1, 2, 0, 3]);
    return slice(gradient, [0, 0, 0, 0], filterShape);
  });
}

/** With stride 1 the input gradient is a convolution of the output gradient with the flipped, transposed filter. */
function withFastInputGradient(stock: KernelFunc): (call: KernelCall<Conv2DBackpropInputAttrs>) => Tensor {
  return (call) => {
    const { dy, filter } = operands(call.inputs, 'dy', 'filter');
    const { strides, inputShape } = call.attrs;
    const geometry = convolutionGeometry(inputShape, filter.shape, strides, call.attrs.pad);
    if (geometry.strideHeight !== 1 || geometry.strideWidth !== 1)
      return stock(call as unknown as Parameters<KernelFunc>[0]) as Tensor;
    const { top, bottom, left, right } = geometry.padInfo;
    const { filterHeight, filterWidth } = geometry;
    return tidy(() => {
      const padded = pad(dy, [
        [0, 0],
        [filterHeight - 1 - top, filterHeight - 1 - bottom],
        [filterWidth - 1 - left, filterWidth - 1 - right],
        [0, 0],
      ]);
      const flipped = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return conv2d(padded, flipped, 1, 'valid');
    });
  };
}

function depthwiseInput({ inputs, attrs }: KernelCall<DepthwiseConv2dNativeBackpropInputAttrs>): Tensor {
  const { dy, filter } = operands(inputs, 'dy', 'filter');
  const geometry = depthwiseGeometry(attrs.inputShape, filter.shape, attrs);
  const gradient = depthwiseInputGradient(geometry, valuesOf(dy), valuesOf(filter));
  return tensor(gradient, attrs.inputShape);
}

function depthwiseFilter({ inputs, attrs }: KernelCall<DepthwiseConv2dNativeBackpropFilterAttrs>): Tensor {
  const { x, dy } = operands(inputs, 'x', 'dy');
  const geometry = depthwiseGeometry(x.shape, attrs.filterShape, attrs);
  return tensor(depthwiseWeightsGradient(geometry, valuesOf(x), valuesOf(dy)), attrs.filterShape);
}

function depthwiseGeometry(
  input: [number, number, number, number],
  filter: [number, number, number, number],
  { strides, pad: padding }: Pick<DepthwiseConv2dNativeBackpropInputAttrs, 'strides' | 'pad'>,
): ConvolutionGeometry {
  return stockGeometry(backend_util.computeConv2DInfo(input, filter, strides, 1, padding, undefined, true));
}

function valuesOf(values: Tensor): Float32Array {
  return values.dataSync<'float32'>();
}

/** Each output's gradient goes to the first largest value of its window. */
function maxPoolGradient({ inputs, attrs }: KernelCall<MaxPoolGradAttrs>): Tensor {
  const { dy, input } = operands(inputs, 'dy', 'input');
  const geometry = backend_util.computePool2DInfo(input.shape, attrs.filterSize, attrs.strides, 1, attrs.pad);
  const values = input.dataSync();
  const outputGradient = dy.dataSync();
  const gradient = new Float32Array(values.length);
  for (let output = 0; output < outputGradient.length; output++) {
    const winner = firstLargest(values, output, geometry);
    gradient[winner] = (gradient[winner] as number) + (outputGradient[output] as number);
  }
  return tensor(gradient, input.shape);
}

function firstLargest(values: ArrayLike<number>, output: number, geometry: backend_util.Conv2DInfo): number {
  const { inHeight, inWidth, outHeight, outWidth, inChannels } = geometry;
  const channel = output % inChannels;
  const position = (output - channel) / inChannels;
  const column = position % outWidth;
  const row = Math.floor(position / outWidth) % outHeight;
  const image = Math.floor(position / (outWidth * outHeight));
  const rowStart = row * geometry.strideHeight - geometry.padInfo.top;
  const columnStart = column * geometry.strideWidth - geometry.padInfo.left;
  let winner = -1;
  for (let y = Math.max(0, rowStart); y < Math.min(inHeight, rowStart + geometry.filterHeight); y++) {
    for (let x = Math.max(0, columnStart); x < Math.min(inWidth, columnStart + geometry.filterWidth); x++) {
      const index = ((image * inHeight + y) * inWidth + x) * inChannels + channel;
      if (winner < 0 || (values[index] as number) > (values[winner] as number)) winner = index;
    }
  }
  return winner;
}

function convolutionGeometry(
  inputShape: [number, number, number, number],
  filterShape: [number, number, number, number],
  strides: [number, number] | number,
  padding: Conv2DBackpropFilterAttrs['pad'],
): backend_util.Conv2DInfo {
  return backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, padding);
}

function operands<Name extends string>(
  inputs: Readonly<Record<string, Tensor4D>>,
  ...names: readonly Name[]
): Record<Name, Tensor4D> {
  const entries = names.map((name) => {
    const input = inputs[name];
    if (!input) throw new TypeError(`kernel input is missing: ${name}`);
    return [name, input];
  });
  return Object.fromEntries(entries) as Record<Name, Tensor4D>;
}

import {
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  Identity,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { describeGeometry, stockGeometry } from './convolution-geometry';
import { replaceWasmKernel } from './define-operation';
import type { KernelHost } from './kernel-host';

type Shape4D = [number, number, number, number];

/**
 * Registers the gradients that tfjs-wasm 4.22.0 lacks (filters), computes slowly (inputs) or wrongly (max pool), and
 * an identity that shares its input's data as the other backends' does: tfjs clones every tensor it saves for a gradient.
 */
export function registerStockKernels(host: KernelHost): void {
  registerConvolutionGradients(host);
  registerDepthwiseGradients(host);
  replaceWasmKernel(Identity, ({ x }) => {
    if (!x) throw new TypeError('kernel input is missing: x');
    return host.share(x);
  });
  replaceWasmKernel(MaxPoolGrad, (inputs, attributes) => {
    const [input, dy] = operands(inputs, 'input', 'dy');
    const { filterSize, strides, pad, dimRoundingMode } = attributesAs<MaxPoolGradAttrs>(attributes);
    const shape = input.shape as Shape4D;
    const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const output = host.allocate(input.shape);
    describeGeometry(host, stockGeometry(info));
    host.kernels.stockMaxPoolGradient(host.address(input), host.address(dy), host.address(output));
    return output;
  });
}

function registerConvolutionGradients(host: KernelHost): void {
  replaceWasmKernel(Conv2DBackpropFilter, (inputs, attributes) => {
    const [x, dy] = operands(inputs, 'x', 'dy');
    const attrs = attributesAs<Conv2DBackpropFilterAttrs>(attributes);
    const info = convolutionInfo(x.shape, attrs.filterShape, attrs);
    const output = host.allocate(attrs.filterShape);
    const scratch = describeGeometry(host, stockGeometry(info));
    const { kernels, address } = host;
    kernels.convolveWeightsGradient(address(x), address(dy), 0, address(output), 0, scratch);
    return output;
  });
  replaceWasmKernel(Conv2DBackpropInput, (inputs, attributes) => {
    const [dy, filter] = operands(inputs, 'dy', 'filter');
    const attrs = attributesAs<Conv2DBackpropInputAttrs>(attributes);
    const info = convolutionInfo(attrs.inputShape, filter.shape, attrs);
    const output = host.allocate(attrs.inputShape);
    const scratch = describeGeometry(host, stockGeometry(info));
    const { kernels, address } = host;
    kernels.convolveInputGradient(address(dy), 0, address(filter), address(output), scratch);
    return output;
  });
}

function registerDepthwiseGradients(host: KernelHost): void {
  replaceWasmKernel(DepthwiseConv2dNativeBackpropFilter, (inputs, attributes) => {
    const [x, dy] = operands(inputs, 'x', 'dy');
    const attrs = attributesAs<DepthwiseConv2dNativeBackpropFilterAttrs>(attributes);
    const output = host.allocate(attrs.filterShape);
    describeGeometry(host, stockGeometry(depthwiseInfo(x.shape, attrs.filterShape, attrs)));
    host.kernels.depthwiseWeightsGradient(host.address(x), host.address(dy), host.address(output));
    return output;
  });
  replaceWasmKernel(DepthwiseConv2dNativeBackpropInput, (inputs, attributes) => {
    const [dy, filter] = operands(inputs, 'dy', 'filter');
    const attrs = attributesAs<DepthwiseConv2dNativeBackpropInputAttrs>(attributes);
    const output = host.allocate(attrs.inputShape);
    describeGeometry(host, stockGeometry(depthwiseInfo(attrs.inputShape, filter.shape, attrs)));
    host.kernels.depthwiseInputGradient(host.address(dy), host.address(filter), host.address(output));
    return output;
  });
}

function convolutionInfo(
  input: readonly number[],
  filter: readonly number[],
  { strides, pad, dataFormat, dimRoundingMode }: Omit<Conv2DBackpropFilterAttrs, 'filterShape'>,
): backend_util.Conv2DInfo {
  if (dataFormat === 'NCHW') throw new RangeError('convolution gradients need NHWC');
  return backend_util.computeConv2DInfo(
    input as Shape4D,
    filter as Shape4D,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

function depthwiseInfo(
  input: readonly number[],
  filter: readonly number[],
  attrs: Omit<DepthwiseConv2dNativeBackpropFilterAttrs, 'filterShape'>,
): backend_util.Conv2DInfo {
  const { strides, dilations, pad, dimRoundingMode } = attrs;
  if ([dilations].flat().some((dilation) => dilation !== 1)) throw new RangeError(`dilations: ${dilations}`);
  return backend_util.computeConv2DInfo(
    input as Shape4D,
    filter as Shape4D,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    true,
  );
}

/** tfjs checks the attributes of its own kernels before it runs them. */
function attributesAs<Attributes>(attributes: NamedAttrMap): Attributes {
  return attributes as unknown as Attributes;
}

function operands(inputs: NamedTensorInfoMap, first: string, second: string): [TensorInfo, TensorInfo] {
  const [a, b] = [inputs[first], inputs[second]];
  if (!a || !b) throw new TypeError(`kernel input is missing: ${a ? second : first}`);
  return [a, b];
}

import { layerGraph } from '../networks/layer-graph';
import { type Activation, type ImageShape, isMatrixLayer, type MatrixSpec } from '../networks/network';
import { axisGeometry } from '../networks/padded-size';
import type { TrainedLayer, TrainedNetwork } from '../networks/trained-network';
import { encode } from '../quantization/encode';
import { fakeQuantize } from '../quantization/fake-quantize';
import { imageStep } from '../quantization/image-coding';
import type { Quantizer } from '../quantization/quantizer';
import { roundHalfUp } from '../quantization/rounding';
import { padValue, productSteps } from './product-grid';
import { outputResolution } from './tensor-coding';

interface FloatImage {
  readonly shape: ImageShape;
  readonly values: Float64Array;
}

/** The quantized network in floating point, as training simulates it: fake-quantized tensors, convolutions, batch norm. */
export function floatForward(trained: TrainedNetwork, bytes: Uint8Array) {
  const graph = layerGraph(trained.specs);
  const input: FloatImage = {
    shape: trained.input,
    values: Float64Array.from(bytes, (byte) => byte * imageStep),
  };
  const images: FloatImage[] = [];
  const codes: Record<string, Int32Array> = {};
  const valuesOf = (source: number): FloatImage => {
    const image = images[source] ?? input;
    const coder = graph.coder(source);
    const quantizer = coder && trained.layers[coder.name]?.inputQuantizer;
    if (!quantizer) return image;
    return { ...image, values: Float64Array.from(fakeQuantize(Float32Array.from(image.values), quantizer)) };
  };
  for (const [index, spec] of trained.specs.entries()) {
    const [first, second] = graph.sources(index) as [number, number];
    const image = images[first] ?? input;
    if (isMatrixLayer(spec)) {
      const layer = trained.layers[spec.name] as TrainedLayer;
      const read = encode(Float32Array.from(image.values), layer.inputQuantizer as Quantizer);
      codes[spec.name] = Int32Array.from(read);
      const isWide = index < trained.specs.length - 1 && graph.coder(index) === null;
      const grid = isWide ? outputResolution(graph, trained.layers, index) : null;
      images.push(matrixLayer(spec, layer, image, grid));
    } else if (spec.kind === 'max-pool') images.push(pool(image, spec.size));
    else if (spec.kind === 'add') images.push(sum(valuesOf(first), valuesOf(second), spec.activation));
    else images.push(spec.kind === 'global-average-pool' ? mean(valuesOf(first)) : image);
  }
  return { codes, logits: images.at(-1)?.values ?? input.values };
}

function sum({ shape, values }: FloatImage, other: FloatImage, activation: Activation): FloatImage {
  return {
    shape,
    values: values.map((value, at) => activate(value + (other.values[at] as number), activation)),
  };
}

function mean({ shape, values }: FloatImage): FloatImage {
  const { channels } = shape;
  const means = new Float64Array(channels);
  for (const [at, value] of values.entries()) {
    means[at % channels] = (means[at % channels] as number) + value;
  }
  const positions = values.length / channels;
  return { shape: { height: 1, width: 1, channels }, values: means.map((sum) => sum / positions) };
}

function matrixLayer(
  spec: MatrixSpec,
  layer: TrainedLayer,
  image: FloatImage,
  grid: number | null,
): FloatImage {
  const weightQuantizer = layer.weightQuantizer as Quantizer;
  const inputQuantizer = layer.inputQuantizer as Quantizer;
  const weights = fakeQuantize(layer.weights, weightQuantizer);
  const inputs = fakeQuantize(Float32Array.from(image.values), inputQuantizer);
  const bias = snapBias(layer.bias, weightQuantizer, inputQuantizer, grid);
  const channelsOut = layer.bias.length;
  const isDense = spec.kind === 'dense';
  const { height, width, channels } = isDense
    ? { height: 1, width: 1, channels: inputs.length }
    : image.shape;
  const [kernel, stride, padding] = isDense
    ? ([1, 1, 'valid'] as const)
    : ([spec.kernel, spec.stride, spec.padding] as const);
  const rows = axisGeometry(height, kernel, stride, padding);
  const columns = axisGeometry(width, kernel, stride, padding);
  const outside = padValue(inputQuantizer);
  const isDepthwise = spec.kind === 'depthwise';
  const depth = isDepthwise ? 1 : channels;
  const values = new Float64Array(rows.outputs * columns.outputs * channelsOut);
  for (let at = 0; at < values.length; at++) {
    const channelOut = at % channelsOut;
    const column = (Math.floor(at / channelsOut) % columns.outputs) * stride - columns.before;
    const row = Math.floor(at / channelsOut / columns.outputs) * stride - rows.before;
    let sum = bias[channelOut] as number;
    for (let product = 0; product < kernel * kernel * depth; product++) {
      const y = row + Math.floor(product / depth / kernel);
      const x = column + (Math.floor(product / depth) % kernel);
      const isInside = y >= 0 && y < height && x >= 0 && x < width;
      const input = isInside
        ? (inputs[(y * width + x) * channels + (isDepthwise ? channelOut : product % depth)] as number)
        : outside;
      sum += input * (weights[product * channelsOut + channelOut] as number);
    }
    const normalized = normalize(layer, channelOut, sum);
    values[at] = activate(normalized, spec.activation);
  }
  return { shape: { height: rows.outputs, width: columns.outputs, channels: channelsOut }, values };
}

function activate(value: number, activation: Activation): number {
  if (activation === 'none') return value;
  return activation === 'relu' ? Math.max(0, value) : Math.min(Math.max(-1, value), 1);
}

/** Bias rounded as the integer network adds it: to the grid of the products or, where sums stay wide, to `grid`. */
function snapBias(
  bias: Float32Array,
  weights: Quantizer,
  inputs: Quantizer,
  grid: number | null,
): Float64Array {
  const steps = productSteps(weights, inputs, bias.length);
  return steps.map((step, channel) => {
    const unit = grid ?? step;
    return roundHalfUp((bias[channel] as number) / unit) * unit;
  });
}

function normalize({ batchNorm }: TrainedLayer, channel: number, value: number): number {
  if (!batchNorm) return value;
  const { gain, shift, mean, variance, epsilon } = batchNorm;
  const deviation = Math.sqrt((variance[channel] as number) + epsilon);
  return (
    ((gain[channel] as number) * (value - (mean[channel] as number))) / deviation + (shift[channel] as number)
  );
}

function pool({ shape, values }: FloatImage, size: number): FloatImage {
  const height = Math.floor(shape.height / size);
  const width = Math.floor(shape.width / size);
  const pooled = new Float64Array(height * width * shape.channels).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < values.length; at++) {
    const channel = at % shape.channels;
    const x = Math.floor((Math.floor(at / shape.channels) % shape.width) / size);
    const y = Math.floor(at / shape.channels / shape.width / size);
    if (x >= width || y >= height) continue;
    const to = (y * width + x) * shape.channels + channel;
    pooled[to] = Math.max(pooled[to] as number, values[at] as number);
  }
  return { shape: { height, width, channels: shape.channels }, values: pooled };
}

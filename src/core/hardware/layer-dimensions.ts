import { assertNever } from '../assert-never';
import type { ConvolutionShape, LayerShape } from '../networks/layer-shape';
import { axisGeometry } from '../networks/padded-size';
import { ProblemError } from '../problem';

/** A layer as a loop nest: every kind of layer is `groups` convolutions of equal size. Counts are words. */
export interface LayerDimensions {
  /** Images that meet the same weights; positions, MACs and words but those of weights are of all of them. */
  readonly images: number;
  readonly groups: number;
  readonly outputPositions: number;
  readonly kernelPositions: number;
  readonly inputChannelsPerGroup: number;
  readonly outputChannelsPerGroup: number;
  /** Products per output. */
  readonly products: number;
  /** Multiplications with weights, those with padding included. */
  readonly macs: number;
  readonly inputWords: number;
  readonly weightWords: number;
  readonly outputWords: number;
  /** Outputs that leave the layer, after the max pool that follows it. */
  readonly pooledWords: number;
  /** Comparisons, or additions, of that pool. */
  readonly poolComparisons: number;
  /** The nest down and across one image; positions of a GEMM are rows. */
  readonly vertical: LayerAxis;
  readonly horizontal: LayerAxis;
}

/** One spatial axis of a layer, in positions. */
export interface LayerAxis {
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  /** Padding before the first input. */
  readonly before: number;
}

const largestDimension = 2 ** 24;

/**
 * The loop nest of a layer. A dense layer is one output position; a GEMM has m positions of k products for n outputs.
 * Output sizes are ceil(input / stride) with `same` padding and floor((input + 2 n - kernel) / stride) + 1 otherwise.
 * A pool of `poolWindow` outputs is the whole image or a square, and drops rows and columns that do not fill a window; a
 * window that is neither, or a pool behind anything but a convolution, is a RangeError.
 * A dimension that is no positive whole number, a kernel beyond its padded input, and groups that do not divide the
 * channels are ProblemErrors that name layer and field.
 */
export function layerDimensions(shape: LayerShape, poolWindow = 1): LayerDimensions {
  if (shape.kind !== 'conv' && poolWindow !== 1) throw new RangeError(`pool behind ${shape.kind}`);
  switch (shape.kind) {
    case 'conv':
      return convolutionDimensions(shape, poolWindow);
    case 'dense': {
      const { name, inputs, outputs } = shape;
      checkDimensions(name, { inputs, outputs });
      return nest({ ...matrix, vertical: points(1), pooledPositions: 1, inputs, outputs });
    }
    case 'gemm': {
      const { name, m, k, n } = shape;
      checkDimensions(name, { m, k, n });
      return nest({ ...matrix, vertical: points(m), pooledPositions: m, inputs: k, outputs: n });
    }
    default:
      return assertNever(shape);
  }
}

function points(count: number): LayerAxis {
  return { inputs: count, outputs: count, kernel: 1, stride: 1, before: 0 };
}

const matrix = { groups: 1, poolWindow: 1, horizontal: points(1) };

function convolutionDimensions(shape: ConvolutionShape, poolWindow: number): LayerDimensions {
  const { name, kind: _, padding, ...sizes } = shape;
  checkDimensions(name, sizes);
  if (typeof padding === 'number') checkRange(name, 'padding', padding, 0);
  const { inputChannels, outputChannels, groups } = shape;
  checkGroups(name, groups, inputChannels);
  checkGroups(name, groups, outputChannels);
  const vertical = axisOf(shape, shape.inputHeight, 'kernelHeight');
  const horizontal = axisOf(shape, shape.inputWidth, 'kernelWidth');
  return nest({
    groups,
    vertical,
    horizontal,
    pooledPositions: pooledPositions(vertical.outputs, horizontal.outputs, poolWindow),
    poolWindow,
    inputs: inputChannels / groups,
    outputs: outputChannels / groups,
  });
}

function pooledPositions(height: number, width: number, poolWindow: number): number {
  if (poolWindow === height * width) return 1;
  const side = Math.sqrt(poolWindow);
  if (!Number.isInteger(side) || side < 1) throw new RangeError(`pool window of ${poolWindow}`);
  return Math.floor(height / side) * Math.floor(width / side);
}

interface Nest {
  readonly groups: number;
  readonly vertical: LayerAxis;
  readonly horizontal: LayerAxis;
  readonly pooledPositions: number;
  readonly poolWindow: number;
  readonly inputs: number;
  readonly outputs: number;
}

function nest({ groups, vertical, horizontal, inputs, outputs, ...pool }: Nest): LayerDimensions {
  const positions = vertical.outputs * horizontal.outputs;
  const kernel = vertical.kernel * horizontal.kernel;
  const products = kernel * inputs;
  const pooledWords = pool.pooledPositions * groups * outputs;
  const weightWords = groups * products * outputs;
  return {
    images: 1,
    groups,
    outputPositions: positions,
    kernelPositions: kernel,
    inputChannelsPerGroup: inputs,
    outputChannelsPerGroup: outputs,
    products,
    macs: positions * weightWords,
    inputWords: vertical.inputs * horizontal.inputs * groups * inputs,
    weightWords,
    outputWords: positions * groups * outputs,
    pooledWords,
    poolComparisons: pooledWords * (pool.poolWindow - 1),
    vertical,
    horizontal,
  };
}

function axisOf(shape: ConvolutionShape, inputs: number, field: 'kernelHeight' | 'kernelWidth'): LayerAxis {
  const { name, stride, padding } = shape;
  const kernel = shape[field];
  const { outputs, before, after } = axisGeometry(inputs, kernel, stride, padding);
  const padded = inputs + before + after;
  if (kernel > padded) throw new ProblemError('kernel-exceeds-input', { name, field, kernel, padded });
  return { inputs, outputs, kernel, stride, before };
}

function checkDimensions(layer: string, sizes: Readonly<Record<string, unknown>>): void {
  for (const field in sizes) checkRange(layer, field, sizes[field], 1);
}

function checkRange(layer: string, field: string, value: unknown, minimum: number): void {
  if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= largestDimension) return;
  const key = `${layer}.${field}`;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new ProblemError('not-a-number', { key, value: String(value) });
  }
  if (value < minimum || value > largestDimension) {
    throw new ProblemError('out-of-range', { key, minimum, maximum: largestDimension, value });
  }
  throw new ProblemError('not-an-integer', { key, value });
}

function checkGroups(name: string, groups: number, channels: number): void {
  if (channels % groups !== 0) throw new ProblemError('groups-do-not-divide', { name, groups, channels });
}

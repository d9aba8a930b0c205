import type { ImageShape } from '../networks/network';
import { axisGeometry } from '../networks/padded-size';
import { largestStored } from '../quantization/encode';
import { roundHalfUp } from '../quantization/rounding';
import { checkAccumulator } from './accumulator-check';
import type { DyadicMultipliers, IntegerMatrixLayer } from './integer-network';
import type { MatrixKernel, MatrixTask } from './matrix-kernel';
import { type Border, createPlane, type Plane } from './plane';

/** A matrix layer with its buffers: reads `input`, leaves its accumulators in `accumulators`. */
export interface MatrixStage {
  readonly layer: IntegerMatrixLayer;
  readonly input: Plane;
  /** [output positions, output channels], bias and offset terms included. */
  readonly accumulators: Float64Array;
  accumulate(): void;
}

/**
 * Lays out the buffers of a layer for images of one shape. Throws a RangeError where its sums could leave the
 * accumulator.
 */
export function createMatrixStage(
  layer: IntegerMatrixLayer,
  image: ImageShape,
  kernel: MatrixKernel,
): MatrixStage {
  checkAccumulator(layer);
  const { rows, columns } = windowGeometry(layer, image);
  const input = createPlane(image, windowBorder(layer, image), layer.padCode);
  const task: MatrixTask = {
    isDepthwise: layer.kind === 'depthwise',
    weightCodes: layer.weightCodes,
    outputChannels: layer.outputChannels,
    bias: layer.bias,
    rows: layer.kernelHeight,
    runLength: layer.kernelWidth * layer.inputChannels,
    rowLength: input.rowLength,
    starts: windowStarts(layer, rows.outputs, columns.outputs, input.rowLength),
    largestInput: largestStored({ format: layer.inputFormat }),
  };
  const accumulators = new Float64Array(task.starts.length * layer.outputChannels);
  const multiply = kernel(task);
  const { inputSumMultiplier, fractionBits } = layer;
  const addSums =
    inputSumMultiplier && createInputSums(task, { ...inputSumMultiplier, fractionBits }, kernel);
  return {
    layer,
    input,
    accumulators,
    accumulate: () => {
      multiply(input.codes, accumulators);
      addSums?.(input.codes, accumulators);
    },
  };
}

/** Padding around what the layer reads. */
export function windowBorder(layer: IntegerMatrixLayer, image: ImageShape): Border {
  const { rows, columns } = windowGeometry(layer, image);
  return { top: rows.before, bottom: rows.after, left: columns.before, right: columns.after };
}

/** Image of the layer's outputs. */
export function matrixOutputImage(layer: IntegerMatrixLayer, image: ImageShape): ImageShape {
  const { rows, columns } = windowGeometry(layer, image);
  return { height: rows.outputs, width: columns.outputs, channels: layer.outputChannels };
}

/** A dense layer reads its image as one position, which is how a plane without border lies in memory. */
function windowGeometry(layer: IntegerMatrixLayer, image: ImageShape) {
  const { kernelHeight, kernelWidth, stride, padding } = layer;
  const [height, width] = layer.kind === 'dense' ? [1, 1] : [image.height, image.width];
  return {
    rows: axisGeometry(height, kernelHeight, stride, padding),
    columns: axisGeometry(width, kernelWidth, stride, padding),
  };
}

function windowStarts(
  { stride, inputChannels }: IntegerMatrixLayer,
  rows: number,
  columns: number,
  rowLength: number,
): Int32Array {
  return Int32Array.from({ length: rows * columns }, (_, window) => {
    const row = Math.floor(window / columns);
    return row * stride * rowLength + (window % columns) * stride * inputChannels;
  });
}

/**
 * Shifts the accumulators of each window left by the fraction bits and adds round(sum X * mantissa / 2^shift), where a
 * depthwise layer sums every channel by itself. Exact: sum X stays far below 2^37.
 */
function createInputSums(
  task: MatrixTask,
  { mantissas, shifts, fractionBits }: DyadicMultipliers & Pick<IntegerMatrixLayer, 'fractionBits'>,
  kernel: MatrixKernel,
): (inputs: Float64Array, sums: Float64Array) => void {
  const factors = Float64Array.from(
    mantissas,
    (mantissa, entry) => mantissa / 2 ** (shifts[entry] as number),
  );
  const { isDepthwise, outputChannels: channels } = task;
  const unit = 2 ** fractionBits;
  const perWindow = isDepthwise ? channels : 1;
  const inputSums = new Float64Array(task.starts.length * perWindow);
  const sumInputs = kernel(onesTask(task, perWindow));
  return (inputs, sums) => {
    sumInputs(inputs, inputSums);
    for (let at = 0; at < sums.length; at++) {
      const channel = at % channels;
      const inputSum = inputSums[isDepthwise ? at : (at - channel) / channels] as number;
      const factor = factors[factors.length === 1 ? 0 : channel] as number;
      sums[at] = (sums[at] as number) * unit + roundHalfUp(inputSum * factor);
    }
  };
}

/** The same windows under weights of one: the sum of their codes, or of each of their channels. */
function onesTask(task: MatrixTask, outputChannels: number): MatrixTask {
  const products = task.weightCodes.length / task.outputChannels;
  const weightCodes = new Int16Array(products * outputChannels).fill(1);
  return { ...task, weightCodes, outputChannels, bias: new Float64Array(outputChannels) };
}

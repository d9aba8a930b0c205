import type { OperandName } from '../../placements/parts/operand';
import type { LayerOperands, OutputPlace } from './layer-operands';

/** In which order operands reach the columns of an array, and how many of them. */
export interface ColumnArray {
  /** Products that a column adds up in a cycle. */
  readonly lanes: number;
  /** Outputs that are made side by side. */
  readonly columns: number;
  /**
   * Weights stay while all positions pass them, or inputs while all filters do, and partial sums leave in every cycle. Where it
   * is left out, a column finishes an output before the next.
   */
  readonly stays?: OperandName;
}

/** What one column does in one cycle: products of one position of the kernel, from `firstInput` on. */
export interface ColumnStep {
  readonly place: OutputPlace;
  readonly kernelPosition: number;
  readonly firstInput: number;
  /** Lanes with work. */
  readonly busyLanes: number;
  readonly isFirst: boolean;
}

/**
 * The outputs of one column in the order in which it makes them: all positions of a channel, then the next of its channels,
 * then the next image. Channels are dealt to columns in turn; of a depthwise layer one column makes all.
 */
export interface ColumnOutputs {
  readonly count: number;
  /** Beyond the last output they begin anew. */
  at(index: number): OutputPlace;
}

/** `channels`: those that the columns make, of mixed rows the ones of one format. */
export function columnOutputs(
  { layer, images, positions }: LayerOperands,
  channels: readonly number[],
  column: number,
  columns: number,
): ColumnOutputs {
  const own =
    layer.kind === 'depthwise' ? channels : channels.filter((_, index) => index % columns === column);
  return {
    count: images * own.length * positions,
    at: (index) => ({
      image: Math.floor(index / (positions * own.length)) % images,
      position: index % positions,
      channel: own[Math.floor(index / positions) % own.length] as number,
    }),
  };
}

/** The same where inputs stay: all channels of a position, then the next position. */
export function outputsByPosition(
  { images, positions }: LayerOperands,
  channels: readonly number[],
): ColumnOutputs {
  return {
    count: images * positions * channels.length,
    at: (index) => ({
      image: Math.floor(index / (positions * channels.length)) % images,
      position: Math.floor(index / channels.length) % positions,
      channel: channels[index % channels.length] as number,
    }),
  };
}

/** Columns that a layer keeps busy. */
export function busyColumns(
  { layer }: LayerOperands,
  channels: readonly number[],
  { columns }: Pick<ColumnArray, 'columns'>,
): number {
  return layer.kind === 'depthwise' ? 1 : Math.min(columns, channels.length);
}

/** Cycles that an output takes: lanes read adjacent inputs of one position of the kernel. */
export function stepsPerOutput(operands: LayerOperands, lanes: number): number {
  return operands.kernelPositions * Math.ceil(operands.inputsPerKernelPosition / lanes);
}

/** `count` steps of a column, from step `start` of its work on. */
export function columnSteps(
  operands: LayerOperands,
  outputs: ColumnOutputs,
  array: ColumnArray,
  start: number,
  count: number,
): readonly ColumnStep[] {
  const perOutput = stepsPerOutput(operands, array.lanes);
  const stepOf = (output: number, step: number) => columnStep(operands, array, outputs.at(output), step);
  return Array.from({ length: count }, (_, index) => {
    if (array.stays) return stepOf(Math.floor(start / perOutput) + index, start % perOutput);
    return stepOf(Math.floor((start + index) / perOutput), (start + index) % perOutput);
  });
}

function columnStep(
  operands: LayerOperands,
  { lanes, stays }: ColumnArray,
  place: OutputPlace,
  step: number,
): ColumnStep {
  const blocks = Math.ceil(operands.inputsPerKernelPosition / lanes);
  const firstInput = (step % blocks) * lanes;
  return {
    place,
    kernelPosition: Math.floor(step / blocks),
    firstInput,
    busyLanes: Math.min(lanes, operands.inputsPerKernelPosition - firstInput),
    isFirst: step === 0 || stays !== undefined,
  };
}

/** The steps of other rows, `count` at most, whose products are in the sum that arrives for this one. */
export function stepsBefore(
  operands: LayerOperands,
  array: ColumnArray,
  { place, kernelPosition, firstInput }: ColumnStep,
  count: number,
): readonly ColumnStep[] {
  const blocks = Math.ceil(operands.inputsPerKernelPosition / array.lanes);
  const step = kernelPosition * blocks + firstInput / array.lanes;
  const earlier = Math.min(count, step);
  return Array.from({ length: earlier }, (_, index) =>
    columnStep(operands, array, place, step - earlier + index),
  );
}

const goldenFraction = (Math.sqrt(5) - 1) / 2;

/** Where the work of a stream begins, as a share of its column's: spread evenly, and at no regular distance. */
export function beginFraction(stream: number): number {
  return ((stream + 1) * goldenFraction) % 1;
}

import { weightMultiple } from '../../../integer/product-grid';
import type { Quantizer } from '../../../quantization/quantizer';
import { streamCount } from '../../gates/stimulus';
import type { OperandStep } from '../datapath-class';
import { arrayRows } from '../stationary-streams';
import {
  beginFraction,
  busyColumns,
  type ColumnArray,
  type ColumnStep,
  columnOutputs,
  columnSteps,
  outputsByPosition,
  stepsBefore,
  stepsPerOutput,
} from './column-steps';
import type { LayerOperands } from './layer-operands';
import { createWordReader } from './operand-words';

/** The quantizers of a layer's operands; of mixed rows the weights' has the format of one row. */
export interface LayerQuantizers {
  readonly weights: Quantizer;
  readonly inputs: Quantizer;
}

/** What one column receives, and of what it is part. */
export interface ColumnStream {
  readonly steps: readonly OperandStep[];
  readonly origins: readonly ColumnStep[];
}

/**
 * Operands of a layer as they reach 32 columns of an array, as stored words: each stream begins elsewhere in the work of its
 * column, at an output unless one takes longer than the stream. `channels`: those that the columns make. Lanes without work
 * hold their operands, of which one becomes 0 where its codes have that. Where an operand stays, streams begin at any row, and
 * the sums of rows before it arrive.
 */
export function columnStreams(
  operands: LayerOperands,
  quantizers: LayerQuantizers,
  array: ColumnArray,
  channels: readonly number[],
  steps: number,
): readonly ColumnStream[] {
  const columns = busyColumns(operands, channels, array);
  const perOutput = stepsPerOutput(operands, array.lanes);
  const fill = createFiller(operands, quantizers, array.lanes);
  const rows = arrayRows(array.lanes);
  return Array.from({ length: streamCount }, (_, stream) => {
    const outputs =
      array.stays === 'inputs'
        ? outputsByPosition(operands, channels)
        : columnOutputs(operands, channels, stream % columns, array.columns);
    const begin = beginFraction(stream) * outputs.count * perOutput;
    const beginsAnywhere = perOutput > steps || array.stays !== undefined;
    const start = beginsAnywhere ? Math.floor(begin) : Math.floor(Math.floor(begin) / perOutput) * perOutput;
    const origins = columnSteps(operands, outputs, array, start, steps);
    const filled = fill(origins);
    if (!array.stays) return { steps: filled, origins };
    const arrivingAt = (origin: ColumnStep) => fill(stepsBefore(operands, array, origin, rows - 1));
    const passed = origins.map((origin, index) => ({
      ...(filled[index] as OperandStep),
      arriving: arrivingAt(origin),
    }));
    return { steps: passed, origins };
  });
}

function createFiller(operands: LayerOperands, { weights, inputs }: LayerQuantizers, lanes: number) {
  const multiple = weightMultiple(weights, inputs);
  const weightWord = createWordReader(weights);
  const inputWord = createWordReader(inputs);
  const idleWeight = hasZero(weights) ? weightWord(0) : null;
  const idleInput = idleWeight === null && hasZero(inputs) ? inputWord(0) : null;
  // Weights of a channel that cannot change its output are 0 in the engine, whatever their codes are.
  const wordOf = (code: number): number =>
    code === 0 && idleWeight === null ? 0 : weightWord(code / multiple - weights.format.shift);
  return (origins: readonly ColumnStep[]): readonly OperandStep[] => {
    const held = { weights: new Array<number>(lanes).fill(0), inputs: new Array<number>(lanes).fill(0) };
    return origins.map(({ place, kernelPosition, firstInput, busyLanes, isFirst }) => {
      for (let lane = 0; lane < busyLanes; lane++) {
        const code = operands.weightCode(place.channel, kernelPosition, firstInput + lane);
        held.weights[lane] = wordOf(code);
        held.inputs[lane] = inputWord(operands.inputCode(place, kernelPosition, firstInput + lane));
      }
      if (idleWeight !== null) held.weights.fill(idleWeight, busyLanes);
      if (idleInput !== null) held.inputs.fill(idleInput, busyLanes);
      return { weights: held.weights.slice(), inputs: held.inputs.slice(), isFirst };
    });
  };
}

function hasZero({ format }: Quantizer): boolean {
  if (format.kind === 'planes' || format.kind === 'row-mix') return false;
  return format.shift === 0 && !(format.kind === 'power-of-two' && !format.hasZero);
}

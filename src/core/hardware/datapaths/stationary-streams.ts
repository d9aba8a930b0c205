import { streamCount } from '../gates/stimulus';
import type { LaneSpec, OperandStep } from './datapath-class';
import { operandStreams } from './operand-streams';
import { referenceProducts } from './reference-lanes';

/** Rows of an array that hands on sums: those of a measured accumulator, as far as there are streams. */
export function arrayRows(lanes: number): number {
  return Math.min(streamCount, Math.ceil(referenceProducts / lanes));
}

/**
 * Operands of columns that keep one of them: every stream is a column of another row of an array, where the products of the
 * rows before it arrive.
 */
export function stationaryStreams(
  { weights, inputs, lanes }: Pick<LaneSpec, 'weights' | 'inputs' | 'lanes'>,
  stays: NonNullable<LaneSpec['stays']>,
  steps: number,
): readonly (readonly OperandStep[])[] {
  const rows = arrayRows(lanes);
  const formats = { weights: weights.format, inputs: inputs.format };
  return operandStreams(formats, lanes * rows, { steps, stationary: stays }).map((stream, index) =>
    stream.map((step) => stepOfRow(step, index % rows, lanes)),
  );
}

function stepOfRow(all: OperandStep, row: number, lanes: number): OperandStep {
  const [weights, inputs] = [Array.from(all.weights), Array.from(all.inputs)];
  const at = (each: number): OperandStep => ({
    weights: weights.slice(each * lanes, (each + 1) * lanes),
    inputs: inputs.slice(each * lanes, (each + 1) * lanes),
    isFirst: each === row,
  });
  return { ...at(row), arriving: Array.from({ length: row }, (_, each) => at(each)) };
}

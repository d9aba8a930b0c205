import { rowsOf } from '../../placements/parts/factor';
import type { OperandPair } from '../datapath-class';

/** A column of one row format, and its share of the columns. */
export interface ColumnShare<Spec> {
  readonly spec: Spec;
  readonly fraction: number;
}

/**
 * Mixed rows have columns of their own for every row format, in the shares of the rows: figures of the whole are those of
 * these specs, each times its fraction. Any other spec is one column, of fraction 1.
 */
export function columnsOf<Spec extends OperandPair>(spec: Spec): readonly ColumnShare<Spec>[] {
  return rowsOf(spec.weights.format).flatMap((weightRow) =>
    rowsOf(spec.inputs.format).map((inputRow) => ({
      spec: {
        ...spec,
        weights: { ...spec.weights, format: weightRow.format },
        inputs: { ...spec.inputs, format: inputRow.format },
      },
      fraction: weightRow.fraction * inputRow.fraction,
    })),
  );
}

import type { MeasuredUnit } from '../../datapaths/measured-unit';
import { referenceLanes } from '../../datapaths/reference-lanes';

/** The columns of one format of rows, and what stands at the input ports in front of them. */
export interface ColumnUnit {
  readonly lanes: MeasuredUnit;
  /** Share of all columns. */
  readonly fraction: number;
  /** Lanes of the column that is measured: the machine's, or those of the reference where it has more. */
  readonly measuredLanes: number;
  /** Width of the accumulator that is measured. */
  readonly measuredAccumulatorBits: number;
  readonly preStage: MeasuredUnit | null;
  /** In front of lanes that take signed powers of two. */
  readonly recoders: readonly Recoder[];
  /** Where lanes multiply slices. */
  readonly slices: ColumnSlices | null;
  /** Energy of a step relative to that of the measured operands. */
  readonly steps: StepFactors;
}

export interface Recoder {
  readonly unit: MeasuredUnit;
  /** Where it stands: at an input port, or once for the lanes that share a weight. */
  readonly place: 'input-port' | 'lane';
  readonly count: number;
  /** Cycles of a step in which its gates and its flip-flops work. */
  readonly cycles: StepFactors;
}

export interface ColumnSlices {
  /** Lanes of a column. */
  readonly lanes: number;
  /** Lanes, or cycles of one, that a product takes. */
  readonly perProduct: number;
}

export interface StepFactors {
  readonly gates: number;
  readonly registers: number;
}

/** Lanes of the column that stands for one of so many, and what tells its unit from that of the reference. */
export function measuredColumn(reductionLanes: number): {
  readonly measuredLanes: number;
  readonly unitLanes: { readonly lanes?: number };
} {
  const measuredLanes = Math.min(reductionLanes, referenceLanes);
  return { measuredLanes, unitLanes: measuredLanes === referenceLanes ? {} : { lanes: measuredLanes } };
}

export const asMeasured: StepFactors = { gates: 1, registers: 1 };

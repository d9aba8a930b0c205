/** One multiplication of a layer. Channels count within their group. */
export interface Product {
  readonly group: number;
  /** Output position, row by row. */
  readonly position: number;
  readonly outputChannel: number;
  /** Kernel position, row by row. */
  readonly kernel: number;
  readonly inputChannel: number;
  /** Products that the output's sum holds after this cycle. */
  readonly addedProducts: number;
}

/** A word of an operand, or a sum, that no multiplier uses in this cycle. */
export type Word =
  | {
      readonly operand: 'weights';
      readonly group: number;
      readonly outputChannel: number;
      readonly kernel: number;
      readonly inputChannel: number;
    }
  | {
      readonly operand: 'inputs';
      readonly group: number;
      readonly position: number;
      readonly kernel: number;
      readonly inputChannel: number;
    }
  | {
      readonly operand: 'outputs';
      readonly group: number;
      readonly position: number;
      readonly outputChannel: number;
    };

/** What one multiplier does in one cycle. */
export type CellWork =
  | { readonly kind: 'multiply'; readonly product: Product; readonly terms?: TermWork }
  /** The word moves on to the neighbour below. */
  | { readonly kind: 'pass'; readonly word: Word }
  /** The word, or the sum, stays until its partners come, or after they went. */
  | { readonly kind: 'wait'; readonly word: Word }
  /** All its terms are multiplied, others of its group are not at their end. */
  | { readonly kind: 'ready'; readonly product: Product; readonly terms: TermWork }
  /** `edge`: the layer has no operand for it; `early`: none has come yet; `over`: the layer has no more work for the array. */
  | { readonly kind: 'idle'; readonly reason: 'edge' | 'early' | 'over' };

/** Pairs of signed powers of two of one product. */
export interface TermWork {
  readonly weightCode: number;
  readonly inputCode: number;
  readonly pairs: number;
  /** Cycles of the step up to and with this one. */
  readonly elapsed: number;
  /** Cycles of the step. */
  readonly cycles: number;
}

/** One loop of the nest: `index` counts from 0. */
export interface LoopState {
  readonly loop:
    | 'group'
    | 'output-block'
    | 'input-chunk'
    | 'position'
    | 'position-block'
    | 'kernel'
    | 'input-block'
    | 'column-fold'
    | 'row-fold'
    | 'stream'
    | 'term';
  readonly index: number;
  readonly count: number;
}

/** What an array cycle is for. `fill`: operands on their way in; `empty`: the last results on their way out. */
export type Phase = 'multiply' | 'preload' | 'fill' | 'empty';

/** What was done in the first cycles of the array. */
export interface ArrayProgress {
  readonly macs: number;
  /** Outputs whose sums left the array for good. */
  readonly finishedOutputs: number;
  readonly weightReads: number;
  readonly inputReads: number;
  /** Words of sums that went to the output buffer unfinished, and came back. */
  readonly spilledWrites: number;
  readonly spilledReads: number;
}

/** Cells from `row` and `column` on, inside the grid. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A layer on an array, cycle by cycle. Array cycles are those in which nothing stalls: `computeCycles` of the mapping, and
 * then those in which the pipeline empties. Nothing is stored per cycle.
 */
export interface MachineSchedule {
  readonly rows: number;
  readonly columns: number;
  readonly computeCycles: number;
  /** After so many array cycles; of more than `computeCycles` where the pipeline empties. */
  progressAfter(arrayCycles: number): ArrayProgress;
  /** Outermost first; empty when the pipeline empties. */
  loopsAt(arrayCycle: number): readonly LoopState[];
  phaseAt(arrayCycle: number): Phase;
  cellAt(arrayCycle: number, row: number, column: number): CellWork;
  /** Cells of a block that multiply. */
  busyIn(arrayCycle: number, block: CellBlock): number;
}

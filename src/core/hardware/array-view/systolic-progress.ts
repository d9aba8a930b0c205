import type { Layout, SystolicArray } from '../accelerators/parts/fold-product';
import { countBelow } from './whole-division';

/** A matrix product in folds of the array: in a group one set of columns after the other, in a set the folds of rows. */
export interface Folds {
  readonly array: SystolicArray;
  readonly layout: Layout;
  readonly groups: number;
  /** An operand waits in the elements, instead of the sums. */
  readonly waits: boolean;
  readonly rowFolds: number;
  readonly columnFolds: number;
  readonly foldCycles: number;
  /** Cycles in which waiting operands enter. */
  readonly preloadCycles: number;
}

export interface FoldPlace {
  readonly group: number;
  readonly columnFold: number;
  readonly rowFold: number;
  /** Rows, from the last of the array upwards, and columns from the first that have work; 0 behind the last fold. */
  readonly usedRows: number;
  readonly usedColumns: number;
}

/**
 * Group and place of a fold, and the rows and columns that it uses; none behind the last. Folds count down the rows
 * first.
 */
export function foldPlace({ array, layout, groups, rowFolds, columnFolds }: Folds, fold: number): FoldPlace {
  const group = Math.floor(fold / (rowFolds * columnFolds));
  const columnFold = Math.floor(fold / rowFolds) % columnFolds;
  const rowFold = fold % rowFolds;
  const isOver = group >= groups;
  return {
    group,
    columnFold,
    rowFold,
    usedRows: isOver ? 0 : countBelow(rowFold * array.rows, array.rows, layout.down),
    usedColumns: isOver ? 0 : countBelow(columnFold * array.columns, array.columns, layout.across),
  };
}

/** Elements with work of all folds before one. */
export function elementsBefore({ array, layout }: Folds, place: FoldPlace): number {
  return (
    (place.group * layout.across + place.columnFold * array.columns) * layout.down +
    place.usedColumns * place.rowFold * array.rows
  );
}

/** Columns with work of all folds before one, of those folds of rows that lie from `first` to before `end`. */
export function columnsBefore(
  { array, layout }: Folds,
  place: FoldPlace,
  first: number,
  end: number,
): number {
  const wholeSets = place.group * layout.across + place.columnFold * array.columns;
  const present = Math.max(0, Math.min(place.rowFold, end) - first);
  return wholeSets * (end - first) + place.usedColumns * present;
}

/** Rows with work of all folds before one. */
export function rowsBefore({ array, layout, columnFolds }: Folds, place: FoldPlace): number {
  return (place.group * columnFolds + place.columnFold) * layout.down + place.rowFold * array.rows;
}

/** Sum over i = 0 … count - 1 of min(length, cycles - i), where that is positive: words of streams that begin one after the other. */
export function skewedWords(cycles: number, count: number, length: number): number {
  return rampedWords(cycles, length) - rampedWords(cycles - count, length);
}

/** Sum over j = 1 … last of min(j, length). */
function rampedWords(last: number, length: number): number {
  if (last <= 0) return 0;
  if (last <= length) return (last * (last + 1)) / 2;
  return (length * (length + 1)) / 2 + (last - length) * length;
}

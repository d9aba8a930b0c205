import type { ParamValues } from '../../parameters/param-spec';
import { layoutOf } from '../accelerators/parts/fold-product';
import { readSystolicParams } from '../accelerators/systolic-params';
import type { LayerDimensions } from '../layer-dimensions';
import type { ArrayProgress, CellBlock, LoopState, MachineSchedule, Phase } from './machine-schedule';
import { namesOf, systolicCell } from './systolic-cells';
import {
  columnsBefore,
  elementsBefore,
  type FoldPlace,
  type Folds,
  foldPlace,
  rowsBefore,
  skewedWords,
} from './systolic-progress';

/**
 * A systolic array (`samajdar-2018`). In a fold, words of the left edge enter row r one cycle after those of row r - 1,
 * and the element in row r and column c takes stream item i in cycle i + r + c, behind the cycles in which waiting
 * operands enter at the top, the bottom row's first. Sums of waiting operands leave below as they are formed; sums that wait
 * themselves move down while the next fold begins.
 */
export function systolicSchedule(params: ParamValues, layer: LayerDimensions): MachineSchedule {
  const array = readSystolicParams(params);
  const folds = foldsOf(array, layer);
  const names = namesOf(folds, layer);
  const { foldCycles, rowFolds, columnFolds } = folds;
  const computeCycles = layer.groups * rowFolds * columnFolds * foldCycles;
  return {
    rows: array.rows,
    columns: array.columns,
    computeCycles,
    progressAfter: (arrayCycles) => progressOf(folds, momentOf(folds, computeCycles, arrayCycles)),
    loopsAt: (cycle) => (cycle < computeCycles ? loopsOf(folds, cycle) : []),
    phaseAt: (cycle) =>
      cycle < computeCycles ? phaseOf(folds, momentOf(folds, computeCycles, cycle)) : 'empty',
    cellAt: (cycle, row, column) =>
      systolicCell(folds, names, { ...momentOf(folds, computeCycles, cycle), row, column }),
    busyIn: (cycle, block) =>
      cycle < computeCycles ? busyElements(folds, momentOf(folds, computeCycles, cycle), block) : 0,
  };
}

function foldsOf(array: Folds['array'], layer: LayerDimensions): Folds {
  const layout = layoutOf(array.dataflow, layer);
  const waits = array.dataflow !== 'output-stationary';
  const preloadCycles = waits ? array.rows : 0;
  return {
    array,
    layout,
    groups: layer.groups,
    waits,
    rowFolds: Math.ceil(layout.down / array.rows),
    columnFolds: Math.ceil(layout.across / array.columns),
    foldCycles: preloadCycles + layout.stream + array.rows + array.columns - 2,
    preloadCycles,
  };
}

/** A cycle as fold and cycle of the fold; behind the last fold the cycles count on. */
interface Moment {
  readonly fold: number;
  readonly cycle: number;
}

function momentOf({ foldCycles }: Folds, computeCycles: number, arrayCycle: number): Moment {
  return arrayCycle < computeCycles
    ? { fold: Math.floor(arrayCycle / foldCycles), cycle: arrayCycle % foldCycles }
    : { fold: computeCycles / foldCycles, cycle: arrayCycle - computeCycles };
}

/** `cycle` cycles of the fold are done. */
function progressOf(folds: Folds, { fold, cycle }: Moment): ArrayProgress {
  const { array, layout, preloadCycles, rowFolds, waits } = folds;
  const { stream } = layout;
  const place = foldPlace(folds, fold);
  const { usedRows, usedColumns } = place;
  const firstRow = array.rows - usedRows;
  const streamed = cycle - preloadCycles;
  let macs = elementsBefore(folds, place) * stream;
  for (let column = 0; column < usedColumns; column++) {
    macs += skewedWords(streamed - firstRow - column, usedRows, stream);
  }
  const leftReads = rowsBefore(folds, place) * stream + skewedWords(streamed - firstRow, usedRows, stream);
  const topReads = waits
    ? elementsBefore(folds, place) + Math.min(cycle, usedRows) * usedColumns
    : columnsBefore(folds, place, 0, rowFolds) * stream + skewedWords(streamed, usedColumns, stream);
  const [weightReads, inputReads] = layout.left === 'weights' ? [leftReads, topReads] : [topReads, leftReads];
  const sums = waits ? passingSums(folds, place, streamed) : waitingSums(folds, fold, cycle);
  return { macs, weightReads, inputReads, ...sums };
}

type SumProgress = Pick<ArrayProgress, 'finishedOutputs' | 'spilledWrites' | 'spilledReads'>;

/** Sums that move down: they come back from the output buffer at the top and leave at the bottom. */
function passingSums(folds: Folds, place: FoldPlace, streamed: number): SumProgress {
  const { array, layout, rowFolds } = folds;
  const leaving = skewedWords(streamed - array.rows + 1, place.usedColumns, layout.stream);
  const entering = skewedWords(streamed, place.usedColumns, layout.stream);
  const sums = (first: number, end: number) => columnsBefore(folds, place, first, end) * layout.stream;
  const isLast = place.rowFold === rowFolds - 1;
  return {
    finishedOutputs: sums(rowFolds - 1, rowFolds) + (isLast ? leaving : 0),
    spilledWrites: sums(0, rowFolds - 1) + (isLast ? 0 : leaving),
    spilledReads: sums(1, rowFolds) + (place.rowFold > 0 ? entering : 0),
  };
}

/** Sums of a fold leave, the bottom row first, in the first cycles of the next or behind the last. */
function waitingSums(folds: Folds, fold: number, cycle: number): SumProgress {
  const none = { spilledWrites: 0, spilledReads: 0 };
  if (fold === 0) return { ...none, finishedOutputs: 0 };
  const previous = foldPlace(folds, fold - 1);
  const drained = Math.min(cycle, previous.usedRows) * previous.usedColumns;
  return { ...none, finishedOutputs: elementsBefore(folds, previous) + drained };
}

function loopsOf(folds: Folds, arrayCycle: number): readonly LoopState[] {
  const { foldCycles, groups, rowFolds, columnFolds, layout, preloadCycles } = folds;
  const { group, columnFold, rowFold } = foldPlace(folds, Math.floor(arrayCycle / foldCycles));
  const cycle = arrayCycle % foldCycles;
  const newest = Math.max(0, Math.min(layout.stream - 1, cycle - preloadCycles));
  const loops: readonly LoopState[] = [
    { loop: 'group', index: group, count: groups },
    { loop: 'column-fold', index: columnFold, count: columnFolds },
    { loop: 'row-fold', index: rowFold, count: rowFolds },
  ];
  return cycle < preloadCycles ? loops : [...loops, { loop: 'stream', index: newest, count: layout.stream }];
}

function phaseOf(folds: Folds, { fold, cycle }: Moment): Phase {
  const { preloadCycles, layout, array } = folds;
  if (cycle < preloadCycles) return 'preload';
  const streamed = cycle - preloadCycles;
  if (streamed >= layout.stream) return 'empty';
  return streamed < array.rows + foldPlace(folds, fold).usedColumns - 2 ? 'fill' : 'multiply';
}

function busyElements(folds: Folds, { fold, cycle }: Moment, block: CellBlock): number {
  const { array, layout, preloadCycles } = folds;
  const { usedRows, usedColumns }: FoldPlace = foldPlace(folds, fold);
  const streamed = cycle - preloadCycles;
  const firstRow = Math.max(block.row, array.rows - usedRows);
  let busy = 0;
  for (let row = firstRow; row < block.row + block.rows; row++) {
    // Columns c with 0 <= streamed - row - c < stream.
    const from = Math.max(block.column, streamed - row - layout.stream + 1);
    const end = Math.min(block.column + block.columns, usedColumns, streamed - row + 1);
    busy += Math.max(0, end - from);
  }
  return busy;
}

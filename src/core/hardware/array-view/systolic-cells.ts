import type { LayerDimensions } from '../layer-dimensions';
import type { CellWork, Product, Word } from './machine-schedule';
import { type FoldPlace, type Folds, foldPlace } from './systolic-progress';

interface CellMoment {
  readonly fold: number;
  readonly cycle: number;
  readonly row: number;
  readonly column: number;
}

const edge: CellWork = { kind: 'idle', reason: 'edge' };
const early: CellWork = { kind: 'idle', reason: 'early' };
const over: CellWork = { kind: 'idle', reason: 'over' };

/** What one element does in one cycle of a fold, or behind the last. */
export function systolicCell(folds: Folds, names: Names, { fold, cycle, row, column }: CellMoment): CellWork {
  const place = foldPlace(folds, fold);
  const usedRow = row - folds.array.rows + place.usedRows;
  if (place.usedRows === 0) return drainingSum(folds, names, { fold, cycle, row, column }) ?? over;
  if (column >= place.usedColumns) return edge;
  if (cycle < folds.preloadCycles) return enteringWord(folds, names, place, { fold, cycle, row, column });
  if (usedRow < 0) return edge;
  const item = cycle - folds.preloadCycles - row - column;
  const spot = { place, down: usedRow, across: column };
  return item >= 0 && item < folds.layout.stream
    ? { kind: 'multiply', product: names.product(spot, item) }
    : { kind: 'wait', word: names.waiting(spot) };
}

/** The word for the bottom row enters first; each moves down one row in every cycle. */
function enteringWord(
  { array }: Folds,
  names: Names,
  place: FoldPlace,
  { cycle, row, column }: CellMoment,
): CellWork {
  const fromBottom = cycle - row;
  if (fromBottom < 0) return early;
  if (fromBottom >= place.usedRows) return edge;
  const destination = array.rows - 1 - fromBottom;
  const down = place.usedRows - 1 - fromBottom;
  const word = names.waiting({ place, down, across: column });
  return { kind: row === destination ? 'wait' : 'pass', word };
}

/** Behind the last fold of waiting sums: they move down one row in every cycle. */
function drainingSum(folds: Folds, names: Names, { fold, cycle, row, column }: CellMoment): CellWork | null {
  if (folds.waits) return null;
  const place = foldPlace(folds, fold - 1);
  const down = row - cycle - folds.array.rows + place.usedRows;
  if (down < 0 || column >= place.usedColumns) return null;
  return { kind: 'pass', word: names.waiting({ place, down, across: column }) };
}

/** Row and column among those of a fold that have work. */
interface Spot {
  readonly place: FoldPlace;
  readonly down: number;
  readonly across: number;
}

/** What the elements of an array work on, by fold and place in it. */
export interface Names {
  product(spot: Spot, item: number): Product;
  waiting(spot: Spot): Word;
}

/** Products and words of the elements as positions and channels of the layer. */
export function namesOf({ array, waits }: Folds, layer: LayerDimensions): Names {
  const channels = layer.inputChannelsPerGroup;
  const byPosition = (product: number) => ({
    kernel: Math.floor(product / channels),
    inputChannel: product % channels,
  });
  const product = ({ place, down, across }: Spot, item: number): Product => {
    const [row, column] = [place.rowFold * array.rows + down, place.columnFold * array.columns + across];
    const { group } = place;
    switch (array.dataflow) {
      case 'weight-stationary':
        return { group, position: item, outputChannel: column, ...byPosition(row), addedProducts: row + 1 };
      case 'input-stationary':
        return { group, position: column, outputChannel: item, ...byPosition(row), addedProducts: row + 1 };
      case 'output-stationary':
        return { group, position: row, outputChannel: column, ...byPosition(item), addedProducts: item + 1 };
    }
  };
  const waiting = (spot: Spot): Word => {
    const { group, position, outputChannel, kernel, inputChannel } = product(spot, 0);
    if (!waits) return { operand: 'outputs', group, position, outputChannel };
    return array.dataflow === 'weight-stationary'
      ? { operand: 'weights', group, outputChannel, kernel, inputChannel }
      : { operand: 'inputs', group, position, kernel, inputChannel };
  };
  return { product, waiting };
}

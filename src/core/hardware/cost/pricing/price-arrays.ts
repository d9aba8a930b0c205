import type { MeasuredUnit } from '../../datapaths/measured-unit';
import type { KnownFigures } from '../../datapaths/unit-figures';
import { cellTable, tickPs } from '../../gates/cell-table';
import { type ColumnSize, columnPlace, inputSumPlace, preStagePlace, recoderPlace } from './block-places';
import type { ColumnUnit } from './column-unit';
import { addBlocks, type BlockPlace } from './netlist-prices';
import type { DatapathUnits } from './netlist-units';
import { createPartList, type PartList } from './part-list';
import type { PricedPart } from './source-pricing';

/** What of a unit prices are made of. */
export type PricedFigures = Pick<
  KnownFigures,
  'blocks' | 'delayPs' | 'latencyCycles' | 'interpolatedMantissaBits'
>;

export type FiguresOfUnit = (unit: MeasuredUnit) => PricedFigures;

/** Columns and what stands at the ports in front of them. */
export type ArrayUnits = Pick<DatapathUnits, 'columns' | 'inputSum'>;

export interface PricedArray {
  readonly parts: readonly PricedPart[];
  /** Longest delay between two registers. */
  readonly pathNs: number;
  /** Of registers beyond those that hold operands and sums. */
  readonly ranks: number;
}

export type PriceArray = (units: ArrayUnits, size: ColumnSize, figuresOf: FiguresOfUnit) => PricedArray;

/** Adds up what an array consists of. */
export const priceArrayUnits: PriceArray = ({ columns, inputSum }, size, figuresOf) => {
  const list = createPartList();
  const timings = columns.map((column) => addColumn(list, column, size, figuresOf));
  if (inputSum) addBlocks(list, figuresOf(inputSum), () => inputSumPlace);
  return {
    parts: list.parts(),
    pathNs: Math.max(...timings.map(({ pathNs }) => pathNs)),
    ranks: Math.max(...timings.map(({ ranks }) => ranks)),
  };
};

/**
 * For figures that depend on the unit alone. The codings that columns are made for decide what stands at the ports, and
 * their options how many lanes a column has: besides them, the width of accumulators tells arrays apart.
 */
export function rememberArrays(price: PriceArray): PriceArray {
  const remembered = new WeakMap<readonly ColumnUnit[], Map<number, PricedArray>>();
  return (units, size, figuresOf) => {
    const byWidth = remembered.get(units.columns) ?? new Map<number, PricedArray>();
    remembered.set(units.columns, byWidth);
    const array = byWidth.get(size.accumulatorBits) ?? price(units, size, figuresOf);
    byWidth.set(size.accumulatorBits, array);
    return array;
  };
}

/** Ranks of the array itself, which hold operands and sums. */
const ownLaneRanks = 2;

interface Timing {
  readonly pathNs: number;
  readonly ranks: number;
}

const carryPs = (cellTable['full-adder'].delayTicks[1] ?? 0) * tickPs;

/** Charges a column, through whose accumulator the carry of the longest path travels, and what stands in front of it. */
function addColumn(list: PartList, column: ColumnUnit, size: ColumnSize, figuresOf: FiguresOfUnit): Timing {
  const { fraction, measuredAccumulatorBits } = column;
  const figures = figuresOf(column.lanes);
  const ofColumns = (place: BlockPlace): BlockPlace => ({ ...place, count: place.count * fraction });
  addBlocks(list, figures, (block) => ofColumns(columnPlace(block, column, size)));
  for (const recoder of column.recoders) {
    addBlocks(list, figuresOf(recoder.unit), () => ofColumns(recoderPlace(recoder)));
  }
  const port = column.preStage && figuresOf(column.preStage);
  if (port) addBlocks(list, port, () => ofColumns(preStagePlace));
  const carriesPs = carryPs * (size.accumulatorBits - measuredAccumulatorBits);
  return {
    pathNs: Math.max(figures.delayPs + carriesPs, port?.delayPs ?? 0) / 1000,
    ranks: figures.latencyCycles - ownLaneRanks + (port?.latencyCycles ?? 0),
  };
}

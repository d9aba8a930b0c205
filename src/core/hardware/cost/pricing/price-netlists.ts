import type { MeasuredUnit } from '../../datapaths/measured-unit';
import { referenceLanes } from '../../datapaths/reference-lanes';
import { type KnownFigures, unitFigures } from '../../datapaths/unit-figures';
import { cellTable, tickPs } from '../../gates/cell-table';
import type { BlockName } from '../../gates/netlist';
import type { DatapathOptions } from '../../placements/build-datapath';
import type { DatapathUnit } from '../../primitives';
import type { KeyedNote } from '../sources/row-notes';
import { type ColumnSize, columnPlace, inputSumPlace, preStagePlace, recoderPlace } from './block-places';
import type { ColumnUnit } from './column-unit';
import { addBlocks, type BlockPlace, netlistGate, netlistStorage, scaleUncertainty } from './netlist-prices';
import { datapathUnits } from './netlist-units';
import { createPartList, type PartList } from './part-list';
import { placementNotes } from './placement-notes';
import type { DatapathRequest, PricedDatapath, SourcePricing } from './source-pricing';

/** What of a unit prices are made of. */
type PricedFigures = Pick<KnownFigures, 'blocks' | 'delayPs' | 'latencyCycles' | 'interpolatedMantissaBits'>;

/** Figures of a unit in the datapath of the layer of that name. */
export type FiguresOf = (unit: MeasuredUnit, layer: string) => PricedFigures;

/** Prices the designs that a datapath consists of: columns, input ports, requantizer, pool. */
export function createNetlistPricing(figuresOf: FiguresOf): SourcePricing {
  return {
    datapath: (request, options) => {
      const { name } = request.layer.shape;
      return priceDatapath(request, options, (unit) => figuresOf(unit, name));
    },
    storage: netlistStorage,
    gate: netlistGate,
    ownMemory: null,
    uncertainty: scaleUncertainty,
  };
}

/** With the figures of the calibration table. */
export const netlistPricing: SourcePricing = createNetlistPricing(unitFigures);

/** Ranks of the array itself, which hold operands and sums; a requantizer's last rank is the output's. */
const ownRanks = { lanes: 2, requantizer: 1 } as const;

interface Timing {
  readonly pathNs: number;
  readonly ranks: number;
}

function priceDatapath(
  request: DatapathRequest,
  options: DatapathOptions,
  figuresOf: (unit: MeasuredUnit) => PricedFigures,
): PricedDatapath {
  const { plan, columns, inputSum, outputStage, pool } = datapathUnits(request, options);
  const { accumulatorBits, outputStageBits, planePairs } = plan.sums;
  const list = createPartList();
  const timings = columns.map((column) =>
    addColumn(list, column, { lanes: options.reductionLanes, accumulatorBits }, figuresOf),
  );
  if (inputSum) addBlocks(list, figuresOf(inputSum), () => inputSumPlace);
  const requantizer = outputStage && figuresOf(outputStage);
  if (requantizer) addOutputStage(list, requantizer, 'requantizer');
  if (pool) addOutputStage(list, figuresOf(pool), 'pooler');
  const requantizerRanks = requantizer?.latencyCycles ?? ownRanks.requantizer;
  return {
    parts: list.parts(),
    accumulatorBits: accumulatorBits * planePairs,
    outputStageBits,
    outputBits: plan.outputBits,
    pathNs: Math.max(...timings.map(({ pathNs }) => pathNs)),
    extraStages: Math.max(...timings.map(({ ranks }) => ranks)) + requantizerRanks - ownRanks.requantizer,
    exactness: plan.exactness,
    notes: [...notesOf(options), ...placementNotes(options), ...interpolationNotes(requantizer)],
  };
}

/** Figures of 16 lanes stand for more. */
function notesOf({ reductionLanes: lanes, laneClass }: DatapathOptions): readonly KeyedNote[] {
  if (lanes <= referenceLanes || laneClass?.kind === 'composable') return [];
  const code = 'lanes-in-proportion';
  return [[code, { code, parameters: { lanes, measuredLanes: referenceLanes } }]];
}

function interpolationNotes(requantizer: PricedFigures | null): readonly KeyedNote[] {
  const bits = requantizer?.interpolatedMantissaBits;
  if (bits === undefined) return [];
  const code = 'interpolated-mantissa';
  return [[`${code} ${bits}`, { code, parameters: { bits } }]];
}

const carryPs = (cellTable['full-adder'].delayTicks[1] ?? 0) * tickPs;

/** Charges a column, through whose accumulator the carry of the longest path travels, and what stands in front of it. */
function addColumn(
  list: PartList,
  column: ColumnUnit,
  size: ColumnSize,
  figuresOf: (unit: MeasuredUnit) => PricedFigures,
): Timing {
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
    ranks: figures.latencyCycles - ownRanks.lanes + (port?.latencyCycles ?? 0),
  };
}

/** All gates of an output stage are requantization, but for what multiplies the run-time sum of inputs. */
function addOutputStage(list: PartList, figures: PricedFigures, unit: DatapathUnit): void {
  const componentOf = (block: BlockName) => (block === 'input-sum' ? 'affine' : 'requantization');
  addBlocks(list, figures, (block) => ({ unit, count: 1, component: componentOf(block) }));
}

import type { MeasuredUnit } from '../../datapaths/measured-unit';
import { referenceLanes } from '../../datapaths/reference-lanes';
import { type KnownFigures, unitFigures } from '../../datapaths/unit-figures';
import { cellTable, tickPs } from '../../gates/cell-table';
import type { BlockName } from '../../gates/netlist';
import type { DatapathOptions } from '../../placements/build-datapath';
import type { DatapathUnit } from '../../primitives';
import type { KeyedNote } from '../sources/row-notes';
import type { ColumnSlices, ColumnUnit, Recoder, StepFactors } from './column-unit';
import { addBlocks, type BlockPlace, netlistStorage, scaleUncertainty } from './netlist-prices';
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
  if (inputSum) addInputSum(list, figuresOf(inputSum));
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

/** Figures of 16 lanes stand for any number. */
function notesOf({ reductionLanes: lanes, laneClass }: DatapathOptions): readonly KeyedNote[] {
  if (lanes === referenceLanes || laneClass?.kind === 'composable') return [];
  const code = 'lanes-in-proportion';
  return [[code, { code, parameters: { lanes, measuredLanes: referenceLanes } }]];
}

function interpolationNotes(requantizer: PricedFigures | null): readonly KeyedNote[] {
  const bits = requantizer?.interpolatedMantissaBits;
  if (bits === undefined) return [];
  const code = 'interpolated-mantissa';
  return [[`${code} ${bits}`, { code, parameters: { bits } }]];
}

interface ColumnSize {
  readonly lanes: number;
  readonly accumulatorBits: number;
}

const carryPs = (cellTable['full-adder'].delayTicks[1] ?? 0) * tickPs;

/**
 * Charges a column per lane, its tree in proportion to the lanes and its accumulator in proportion to its width, through
 * which the carry of the longest path travels; and the stage at the ports in front of it.
 */
function addColumn(
  list: PartList,
  column: ColumnUnit,
  { lanes, accumulatorBits }: ColumnSize,
  figuresOf: (unit: MeasuredUnit) => PricedFigures,
): Timing {
  const { fraction, measuredAccumulatorBits } = column;
  const figures = figuresOf(column.lanes);
  const widening = accumulatorBits / measuredAccumulatorBits;
  addBlocks(list, figures, (block): BlockPlace => {
    const { count, ...place } = column.slices
      ? sliceOf(block, column.slices, widening)
      : placeOf(block, lanes, widening, column.steps);
    return { ...place, count: count * fraction };
  });
  for (const recoder of column.recoders) addRecoder(list, recoder, fraction, figuresOf(recoder.unit));
  const port = column.preStage && figuresOf(column.preStage);
  if (port) addBlocks(list, port, () => ({ unit: 'input-port', count: fraction, component: 'affine' }));
  const carriesPs = carryPs * (accumulatorBits - measuredAccumulatorBits);
  return {
    pathNs: Math.max(figures.delayPs + carriesPs, port?.delayPs ?? 0) / 1000,
    ranks: figures.latencyCycles - ownRanks.lanes + (port?.latencyCycles ?? 0),
  };
}

/** Its figures are those of a cycle. */
function addRecoder(
  list: PartList,
  { place: unit, count, cycles }: Recoder,
  fraction: number,
  figures: PricedFigures,
): void {
  const energies = { gatesEnergy: cycles.gates, registersEnergy: cycles.registers };
  addBlocks(list, figures, () => ({ unit, count: count * fraction, component: 'multiply', ...energies }));
}

function placeOf(block: BlockName, lanes: number, widening: number, steps: StepFactors): BlockPlace {
  const energies = { gatesEnergy: steps.gates, registersEnergy: steps.registers };
  if (block === 'tree') return { unit: 'adder-tree', count: lanes / referenceLanes, ...energies };
  if (block === 'accumulator') return { unit: 'column', count: widening, ...energies };
  if (block === 'control') return { unit: 'column', count: 1, ...energies };
  return { unit: 'lane', count: 1 / referenceLanes, ...energies };
}

/** A composable unit was measured whole: lanes and tree have the energy of a product's slices, the rest that of a cycle. */
function sliceOf(block: BlockName, { lanes, perProduct }: ColumnSlices, widening: number): BlockPlace {
  const energies = { gatesEnergy: perProduct, registersEnergy: perProduct };
  if (block === 'tree') return { unit: 'adder-tree', count: 1, ...energies };
  if (block === 'accumulator') return { unit: 'column', count: widening };
  if (block === 'control') return { unit: 'column', count: 1 };
  return { unit: 'lane', count: 1 / lanes, ...energies };
}

/** An array has one, to which every input adds its part. */
function addInputSum(list: PartList, figures: PricedFigures): void {
  addBlocks(list, figures, () => ({ unit: 'input-port', count: 1 / referenceLanes, component: 'affine' }));
}

/** All gates of an output stage are requantization, but for what multiplies the run-time sum of inputs. */
function addOutputStage(list: PartList, figures: PricedFigures, unit: DatapathUnit): void {
  const componentOf = (block: BlockName) => (block === 'input-sum' ? 'affine' : 'requantization');
  addBlocks(list, figures, (block) => ({ unit, count: 1, component: componentOf(block) }));
}

import { accelerators } from '../../accelerators';
import type { Inventory } from '../../accelerators/accelerator';
import type { LaneConstant, LaneDesign } from '../../datapaths/datapath-class';
import { unitKey } from '../../datapaths/measured-unit';
import { outputStreams } from '../../datapaths/network-streams/output-streams';
import { termSerial } from '../../datapaths/term-serial';
import type { Netlist } from '../../gates/netlist';
import type { HardwareConfiguration } from '../../hardware-configuration';
import { completeHardware } from '../../hardware-controls';
import { layerDimensions } from '../../layer-dimensions';
import { rowsOf } from '../../placements/parts/factor';
import { datapathOptions, stayingOperand } from '../datapath-options';
import type { ColumnUnit } from '../pricing/column-unit';
import { type DatapathUnits, datapathUnits } from '../pricing/netlist-units';
import { countOperands } from './count-operands';
import {
  type ColumnOperands,
  columnOperands,
  createNetlistShelf,
  inputSumStreams,
  lanesScale,
  type MeasuredColumn,
  measureColumn,
  measureStageUnit,
  type NetlistShelf,
  preStageStreams,
  type StageUnit,
  scalesInLanes,
} from './measure-units';
import { type MeasuredLayer, type MeasuredNetwork, measuredLayers } from './measured-layers';
import { measuredStage } from './measured-stage';
import type { LayerEnergies, NetworkEnergies, UnitEnergies } from './network-energies';
import { pooledWindowStreams } from './pool-windows';

/** Layers whose units have been measured, of how many. */
export interface MeasureProgress {
  readonly layersDone: number;
  readonly layers: number;
}

/** Steps of a stream, or samples of a stage, where netlists are no larger than the budget has room for. */
const fullSteps = 48;
const fewestSteps = 8;
/** Cells times cycles of all columns together, and of all stages: a second on a small machine. */
const budgetedCellCycles = 800_000;

/**
 * Energies of all units of a network under its own operands, on one machine with the cost source `gates`; after every layer
 * the caller may end it. Columns are those of the calibration table, but for their accumulators, which are as wide as the
 * layer's sums. Zeros and, where lanes take them, terms are counted too. Throws a RangeError for what is no quantized
 * network of the plan.
 */
export function* measureNetwork(
  network: MeasuredNetwork,
  hardware: HardwareConfiguration,
): Generator<MeasureProgress, NetworkEnergies> {
  const { inventory } = machineOf(hardware);
  const options = datapathOptions(hardware, inventory);
  const layers = measuredLayers(network, hardware.requantizationBits);
  const shelf = createNetlistShelf();
  const energies: Record<string, LayerEnergies> = {};
  const units: DatapathUnits[] = [];
  for (const [index, layer] of layers.entries()) {
    yield { layersDone: index, layers: layers.length };
    const { planned, name } = layer;
    const { products } = layerDimensions(planned.shape, planned.poolWindow);
    const addendBits = units[planned.branch?.addendMaker ?? -1]?.plan.sums.outputStageBits ?? null;
    const own = datapathUnits({ layer: planned, products, addendBits }, options);
    units.push(own);
    energies[name] = measureLayer(layer, own, { inventory, shelf, layers: layers.length });
  }
  return { layers: energies, ...countOperands(layers, inventory) };
}

function machineOf(hardware: HardwareConfiguration) {
  const { accelerator, acceleratorParams } = completeHardware(hardware);
  return accelerators.get(accelerator).configure(acceleratorParams);
}

interface Measuring {
  readonly inventory: Inventory;
  readonly shelf: NetlistShelf;
  /** Of the network, which share the budget. */
  readonly layers: number;
}

function measureLayer(layer: MeasuredLayer, units: DatapathUnits, measuring: Measuring): LayerEnergies {
  const { inventory, shelf, layers } = measuring;
  const measured: Record<string, UnitEnergies> = {};
  const columns = units.columns.flatMap((unit, row) => {
    const column = columnOf(layer, units, { column: unit, row }, inventory);
    if (!column) return [];
    const described = shelf.column(column);
    const cycles = cyclesPerStep(described.design, column.array.lanes);
    const steps = stepsFor(described.netlist, cycles * layers * units.columns.length);
    const received = columnOperands(column, steps);
    return [{ unit, column, described, received }];
  });
  for (const { unit, column, described, received } of columns) {
    measured[unitKey(unit.lanes)] = measureColumn(column, described, received);
    if (unit.preStage?.kind === 'pre-stage') {
      const stage = shelf.stage(unit.preStage);
      const streams = preStageStreams(stage, column, received);
      measured[unitKey(unit.preStage)] = measureStageUnit(stage, streams);
    }
  }
  const [first] = columns;
  if (first) Object.assign(measured, inputSumEnergies(units, first.column, first.received, shelf));
  const scales = first ? scalesInLanes(first.described) : [];
  return { ...measured, ...outputEnergies(layer, units, { ...measuring, scales }) };
}

/** `shares`: of the budget, for netlists that take one cycle per step. */
function stepsFor({ cellCount }: Netlist, shares: number): number {
  const steps = Math.floor(budgetedCellCycles / shares / cellCount);
  return Math.min(fullSteps, Math.max(fewestSteps, steps));
}

/** Of operands that come bit by bit, as many for all. */
function cyclesPerStep(design: LaneDesign, lanes: number): number {
  const words = new Array<number>(lanes).fill(0);
  return design.cyclesPerStep({ weights: words, inputs: words, isFirst: true });
}

interface ColumnPlace {
  readonly column: ColumnUnit;
  /** Place among the columns of mixed rows. */
  readonly row: number;
}

/** Null for rows of a format that no channel of the layer has, and for lanes whose figures are not those of whole steps. */
function columnOf(
  { operands, quantizers }: MeasuredLayer,
  { plan }: DatapathUnits,
  { column, row }: ColumnPlace,
  inventory: Inventory,
): MeasuredColumn | null {
  if (column.lanes.kind !== 'lanes' || !isWhole(column)) return null;
  const { weights, inputs } = column.lanes.variant;
  const { rowFormats, format } = quantizers.weights;
  const rows = rowsOf(quantizers.inputs.format).length;
  const all = Array.from({ length: operands.layer.outputChannels }, (_, channel) => channel);
  const channels = rowFormats ? all.filter((channel) => rowFormats[channel] === Math.floor(row / rows)) : all;
  if (channels.length === 0) return null;
  const isMixed = format.kind === 'row-mix';
  return {
    unit: column.lanes,
    operands,
    quantizers: {
      weights: isMixed ? { ...quantizers.weights, format: weights.format } : quantizers.weights,
      inputs:
        quantizers.inputs.format.kind === 'row-mix'
          ? { ...quantizers.inputs, format: inputs.format }
          : quantizers.inputs,
    },
    channels,
    array: arrayOf(inventory, column.measuredLanes),
    accumulatorBits: plan.sums.accumulatorBits,
    tableAccumulatorBits: column.measuredAccumulatorBits,
  };
}

/** Slices and terms are charged by how many of them operands have, with the energies of the table. */
function isWhole({ lanes, slices }: ColumnUnit): boolean {
  return slices === null && !(lanes.kind === 'lanes' && lanes.classId === termSerial.id);
}

function arrayOf({ units, operandFlow }: Inventory, lanes: number): MeasuredColumn['array'] {
  const stays = operandFlow && stayingOperand(operandFlow);
  return {
    lanes,
    columns: units.column,
    ...(stays && { stays }),
    clocksIdleLanes: operandFlow?.clocksIdleLanes ?? false,
  };
}

function inputSumEnergies(
  { inputSum }: DatapathUnits,
  column: MeasuredColumn,
  received: ColumnOperands,
  shelf: NetlistShelf,
): LayerEnergies {
  if (inputSum?.kind !== 'input-sum') return {};
  const stage = shelf.stage(inputSum);
  const scale = lanesScale(column.array, received.busyFraction);
  return { [unitKey(inputSum)]: measureStageUnit(stage, inputSumStreams(stage, column, received), scale) };
}

/** Requantizer and pool; planes and counts of signs keep the energies of the table. */
function outputEnergies(
  layer: MeasuredLayer,
  { outputStage, pool }: DatapathUnits,
  { inventory, scales, shelf, layers }: Measuring & { readonly scales: readonly LaneConstant[] },
): LayerEnergies {
  const measured: Record<string, UnitEnergies> = {};
  const columns = { columns: inventory.units.column };
  if (outputStage?.kind === 'output-stage') {
    const made = shelf.stage(outputStage);
    const stage = measuredStage(layer, outputStage, scales);
    const streams =
      stage &&
      outputStreams(made.design, stage, layer.operands, layer.added, columns, stepsFor(made.netlist, layers));
    if (streams) measured[unitKey(outputStage)] = measureStageUnit(made, streams);
  }
  if (pool) addPool(measured, layer, pool as StageUnit, shelf);
  return measured;
}

function addPool(
  measured: Record<string, UnitEnergies>,
  layer: MeasuredLayer,
  pool: StageUnit,
  shelf: NetlistShelf,
): void {
  const made = shelf.stage(pool);
  const streams = pooledWindowStreams(made.design, layer, fullSteps);
  if (streams) measured[unitKey(pool)] = measureStageUnit(made, streams);
}

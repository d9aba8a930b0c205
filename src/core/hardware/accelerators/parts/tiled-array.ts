import type { LayerDimensions } from '../../layer-dimensions';
import type { Inventory, LayerMapping, LayerWidths, OnChipOperands, Transfer } from '../accelerator';
import { dramReadWords } from '../dram-traffic';
import { bitsPerKilobyte, transfer } from './transfer';

/** Tiles that share their inputs; in each, `filters` x `windows` columns of `lanes` lanes. */
export interface TiledArray {
  readonly tiles: number;
  readonly filters: number;
  /** Output positions side by side, which share their weights. */
  readonly windows: number;
  readonly lanes: number;
  /** Registers of lanes without work are not clocked. */
  readonly clockGating: boolean;
}

export interface TiledBuffers {
  readonly tileBufferKb: number;
  readonly inputBufferKb: number;
  readonly outputBufferKb: number;
}

/** Published of DaDianNao's tiles; of the buffer between them assumed. */
const banksPerTile = 4;
const sharedBanks = 16;

/** How a layer runs on such an array, step by step. */
export interface TiledSteps {
  readonly steps: number;
  /** Steps times tiles that have any work in them. */
  readonly tileSteps: number;
  /** Products per lane and step. */
  readonly occupancy: number;
  readonly activity: LayerMapping['activity'];
}

/**
 * A step takes `lanes` inputs at one kernel position from each of `windows` positions to all filters of all tiles:
 * groups x ceil(positions / windows) x kernel positions x ceil(inputs / lanes) x ceil(outputs / (tiles x filters)) steps
 * (`dnnsim`).
 */
export function tiledSteps(array: TiledArray, layer: LayerDimensions): TiledSteps {
  const { tiles, filters, windows, lanes, clockGating } = array;
  const { groups, outputPositions, kernelPositions, inputChannelsPerGroup, outputChannelsPerGroup } = layer;
  const inputBlocks = Math.ceil(inputChannelsPerGroup / lanes);
  const windowSteps = groups * Math.ceil(outputPositions / windows) * kernelPositions * inputBlocks;
  const steps = windowSteps * Math.ceil(outputChannelsPerGroup / (tiles * filters));
  const tileSteps = windowSteps * Math.ceil(outputChannelsPerGroup / filters);
  const units = { lane: tiles * filters * windows * lanes, column: tiles * filters * windows };
  const ports = tiles * windows * lanes;
  const work = {
    lane: layer.macs,
    column: layer.outputWords * kernelPositions * inputBlocks,
    port:
      groups *
      outputPositions *
      kernelPositions *
      inputChannelsPerGroup *
      Math.ceil(outputChannelsPerGroup / filters),
  };
  const clocked = (busy: number, instances: number) => (clockGating ? busy : steps * instances);
  return {
    steps,
    tileSteps,
    occupancy: layer.macs / (steps * units.lane),
    activity: {
      lane: { active: work.lane, clocked: clocked(work.lane, units.lane) },
      'adder-tree': { active: work.lane / lanes, clocked: clocked(work.column, units.column) },
      column: { active: work.column, clocked: clocked(work.column, units.column) },
      'input-port': { active: work.port, clocked: clocked(work.port, ports) },
      requantizer: { active: layer.outputWords, clocked: layer.outputWords },
      pooler: { active: layer.poolComparisons, clocked: layer.poolComparisons },
    },
  };
}

/** Weights lie in the embedded DRAM of the tiles, inputs and outputs in that between them. */
export function tiledBuffers({ tiles }: TiledArray, buffers: TiledBuffers): Inventory['buffers'] {
  const { tileBufferKb, inputBufferKb, outputBufferKb } = buffers;
  const shared = (kilobytes: number) =>
    ({ banks: sharedBanks, kilobytesPerBank: kilobytes / sharedBanks, cell: 'edram' }) as const;
  return {
    'buffer-weights': {
      banks: tiles * banksPerTile,
      kilobytesPerBank: tileBufferKb / banksPerTile,
      cell: 'edram',
    },
    'buffer-inputs': shared(inputBufferKb),
    'buffer-outputs': shared(outputBufferKb),
  };
}

/** Instances of every unit in all tiles; input ports are those of every tile. */
export function tiledUnits(
  { tiles, filters, windows, lanes }: TiledArray,
  requantizers: number,
): Inventory['units'] {
  const columns = tiles * filters * windows;
  return {
    lane: columns * lanes,
    'adder-tree': columns,
    column: columns,
    'input-port': tiles * windows * lanes,
    requantizer: requantizers,
    pooler: requantizers,
  };
}

/**
 * Rows are read whole: in every step one of weights in each busy tile, and one of inputs per window for all tiles. Sums
 * stay in their columns until they are finished; outputs are pooled, written once and stream on from there.
 */
export function tiledTransfers(
  array: TiledArray & TiledBuffers,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { steps, tileSteps }: TiledSteps,
): readonly Transfer[] {
  const { tiles, filters, windows, lanes } = array;
  const halves = {
    weights: (tiles * array.tileBufferKb * bitsPerKilobyte) / 2,
    inputs: (array.inputBufferKb * bitsPerKilobyte) / 2,
  };
  const fromDram = dramReadWords(layer, widths, halves, onChip);
  const arriving = onChip.inputs ? layer.inputWords : fromDram.inputs;
  const weightRow = filters * lanes;
  return [
    transfer('dram', 'weights', 'reads', fromDram.weights, widths.weights, 1),
    transfer('dram', 'inputs', 'reads', fromDram.inputs, widths.inputs, 1),
    transfer('dram', 'outputs', 'writes', onChip.outputs ? 0 : layer.pooledWords, widths.outputs, 1),
    transfer('buffer-weights', 'weights', 'writes', fromDram.weights, widths.weights, weightRow),
    transfer('buffer-inputs', 'inputs', 'writes', arriving, widths.inputs, lanes),
    transfer('buffer-weights', 'weights', 'reads', tileSteps * weightRow, widths.weights, weightRow),
    transfer('buffer-inputs', 'inputs', 'reads', steps * windows * lanes, widths.inputs, lanes),
    transfer('buffer-outputs', 'outputs', 'writes', layer.pooledWords, widths.outputs, filters),
  ];
}

import type { ParamValues } from '../../parameters/param-spec';
import type { LayerDimensions } from '../layer-dimensions';
import type {
  Accelerator,
  Inventory,
  LayerMapping,
  LayerWidths,
  Machine,
  OnChipOperands,
  Transfer,
} from './accelerator';
import { dramReadWords } from './dram-traffic';
import { type NvSmallParams, nvSmallDeclaration, readNvSmallParams } from './nv-small-params';
import { type ChannelBlocks, channelBlocks } from './parts/channel-blocks';
import { fixedWidthSupport } from './parts/fixed-width-support';
import { alongParam } from './parts/resizings';
import { bitsPerKilobyte, transfer } from './parts/transfer';

const wordBits = 8;
/** 512 rows of 8 bytes. */
const kilobytesPerBank = 4;
const sumBytes = 4;
/** Cycles until the memory answers. */
const memoryLatency = 50;

/**
 * NVDLA in its smallest published configuration (`nvdla`): every cycle an atom of inputs meets the weights of as many
 * kernels; weights wait in the multipliers for a few output positions, whose sums are kept in the accumulator. Every word
 * takes 8 bits, and every layer goes from memory to memory.
 */
export const nvSmall: Accelerator = {
  ...nvSmallDeclaration,
  supports: (codings) => fixedWidthSupport(codings, wordBits),
  configure,
};

function configure(values: ParamValues): Machine {
  const params = readNvSmallParams(values);
  return {
    inventory: inventoryOf(params),
    resizing: alongParam('outputLanes', values, configure),
    map: (layer, widths, onChip) => mapLayer(params, layer, asWords(widths), onChip),
  };
}

function asWords({ weights, inputs, outputs, partialSums }: LayerWidths): LayerWidths {
  const word = (bits: number) => Math.max(bits, wordBits);
  return { weights: word(weights), inputs: word(inputs), outputs: word(outputs), partialSums };
}

function inventoryOf(params: NvSmallParams): Inventory {
  const { inputLanes, outputLanes, requantizers, sumsPerColumn } = params;
  const clockHz = params.clockMhz * 1e6;
  return {
    clockHz,
    dramBytesPerSecond: (params.memoryPortBits / 8) * clockHz,
    units: {
      lane: inputLanes * outputLanes,
      'adder-tree': outputLanes,
      column: outputLanes,
      'input-port': inputLanes,
      requantizer: requantizers,
      pooler: requantizers,
    },
    residency: 'per-layer',
    buffers: {
      'buffer-weights': { banks: params.weightBanks, kilobytesPerBank },
      'buffer-inputs': { banks: params.inputBanks, kilobytesPerBank },
      'buffer-outputs': { banks: 1, kilobytesPerBank: (sumsPerColumn * outputLanes * sumBytes) / 1024 },
    },
    macroFactor: params.macroFactor,
    reductionLanes: inputLanes,
    operandFlow: { weights: 'stationary', clocksIdleLanes: !params.clockGating },
    minimumMultiplierBits: wordBits,
    operandScaleBits: params.operandScale === 'eight-bit' ? 8 : null,
  };
}

function mapLayer(
  params: NvSmallParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
): LayerMapping {
  const blocks = channelBlocks(params, layer);
  const { computeCycles, utilisation, activity } = blocks;
  return {
    computeCycles,
    fillCycles: memoryLatency,
    requantizationCycles: Math.ceil(layer.outputWords / params.requantizers),
    utilisation,
    transfers: transfersOf(params, layer, widths, onChip, blocks),
    activity,
  };
}

/**
 * A row of inputs is read in every cycle, weights once for the outputs that are summed up side by side. Every product of an
 * atom goes to a sum in the accumulator's memory, which is read once more when it is finished.
 */
function transfersOf(
  params: NvSmallParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { inputBlocks, outputBlocks, computeCycles }: ChannelBlocks,
): readonly Transfer[] {
  const { inputLanes, outputLanes, sumsPerColumn } = params;
  const halfBits = (banks: number) => (banks * kilobytesPerBank * bitsPerKilobyte) / 2;
  const halves = { weights: halfBits(params.weightBanks), inputs: halfBits(params.inputBanks) };
  const fromDram = dramReadWords(layer, widths, halves, onChip);
  const arriving = onChip.inputs ? layer.inputWords : fromDram.inputs;
  const steps = layer.kernelPositions * inputBlocks;
  const stripes = Math.ceil(layer.outputPositions / sumsPerColumn);
  const weightReads = layer.groups * stripes * steps * outputBlocks * inputLanes * outputLanes;
  const sums = layer.outputWords * steps;
  return [
    transfer('dram', 'weights', 'reads', fromDram.weights, widths.weights, 1),
    transfer('dram', 'inputs', 'reads', fromDram.inputs, widths.inputs, 1),
    transfer('dram', 'outputs', 'writes', onChip.outputs ? 0 : layer.pooledWords, widths.outputs, 1),
    transfer('buffer-weights', 'weights', 'writes', fromDram.weights, widths.weights, inputLanes),
    transfer('buffer-inputs', 'inputs', 'writes', arriving, widths.inputs, inputLanes),
    transfer('buffer-weights', 'weights', 'reads', weightReads, widths.weights, inputLanes),
    transfer('buffer-inputs', 'inputs', 'reads', computeCycles * inputLanes, widths.inputs, inputLanes),
    transfer('buffer-outputs', 'outputs', 'reads', sums, widths.partialSums, outputLanes),
    transfer('buffer-outputs', 'outputs', 'writes', sums, widths.partialSums, outputLanes),
  ];
}

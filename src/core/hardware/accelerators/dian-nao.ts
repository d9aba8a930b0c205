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
import { type DianNaoParams, dianNaoDeclaration, readDianNaoParams } from './dian-nao-params';
import { dramReadWords } from './dram-traffic';
import { channelBlocks } from './parts/channel-blocks';
import { readDatapathWidth } from './parts/common-params';
import { datapathSupport, minimumMultiplierBits } from './parts/fixed-width-support';
import { bitsPerKilobyte, transfer } from './parts/transfer';

/** Recalled: about eight pipeline stages between buffers. */
const pipelineStages = 8;

/**
 * DianNao (`chen-2014`): every cycle `inputLanes` inputs meet inputLanes x outputLanes weights; adder trees and
 * accumulators hold the sums of `outputLanes` outputs. Weights come from one bank per output lane. Outputs are pooled on
 * their way to the output buffer.
 */
export const dianNao: Accelerator = {
  ...dianNaoDeclaration,
  supports: (codings, values) => datapathSupport(codings, readDatapathWidth(values)),
  configure: (values) => configure(readDianNaoParams(values)),
};

/** Grown, its weights come from as many banks as declared, in longer rows. */
function configure(params: DianNaoParams, declaredBanks = params.outputLanes): Machine {
  const weightBanks = Math.min(declaredBanks, params.outputLanes);
  return {
    inventory: inventoryOf(params, weightBanks),
    resizing: {
      count: params.outputLanes,
      at: (outputLanes) => configure({ ...params, outputLanes }, declaredBanks),
    },
    map: (layer, widths, onChip) => mapLayer({ ...params, weightBanks }, layer, widths, onChip),
  };
}

function inventoryOf(params: DianNaoParams, weightBanks: number): Inventory {
  const { inputLanes, outputLanes } = params;
  return {
    clockHz: params.clockMhz * 1e6,
    dramBytesPerSecond: params.dramGigabytesPerSecond * 1e9,
    units: {
      lane: inputLanes * outputLanes,
      'adder-tree': outputLanes,
      column: outputLanes,
      'input-port': inputLanes,
      requantizer: params.requantizers,
      pooler: params.requantizers,
    },
    residency: params.residency,
    buffers: {
      'buffer-weights': { banks: weightBanks, kilobytesPerBank: params.weightBufferKb / weightBanks },
      'buffer-inputs': { banks: 1, kilobytesPerBank: params.inputBufferKb },
      'buffer-outputs': { banks: 1, kilobytesPerBank: params.outputBufferKb },
    },
    macroFactor: params.macroFactor,
    reductionLanes: inputLanes,
    minimumMultiplierBits: minimumMultiplierBits(params.datapathWidth),
    operandScaleBits: params.operandScale === 'eight-bit' ? 8 : null,
    operandFlow: { weights: 'streaming', clocksIdleLanes: !params.clockGating },
  };
}

interface BankedParams extends DianNaoParams {
  readonly weightBanks: number;
}

function mapLayer(
  params: BankedParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
): LayerMapping {
  const { computeCycles, utilisation, activity } = channelBlocks(params, layer);
  return {
    computeCycles,
    fillCycles: pipelineStages,
    requantizationCycles: Math.ceil(layer.outputWords / params.requantizers),
    utilisation,
    transfers: transfersOf(params, layer, widths, onChip, computeCycles),
    activity,
  };
}

/**
 * Rows are read whole, every cycle. Sums stay in the accumulators while one window fits the input buffer; otherwise
 * they go through the output buffer once per further block of inputs. Finished outputs are pooled, written once and
 * stream on from there: to DRAM or, where they stay on the chip, to the input buffer.
 */
function transfersOf(
  params: BankedParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  computeCycles: number,
): readonly Transfer[] {
  const { inputLanes, outputLanes, weightBanks } = params;
  const weightRow = (inputLanes * outputLanes) / weightBanks;
  const inputBufferBits = params.inputBufferKb * bitsPerKilobyte;
  const halves = { weights: (params.weightBufferKb * bitsPerKilobyte) / 2, inputs: inputBufferBits / 2 };
  const fromDram = dramReadWords(layer, widths, halves, onChip);
  const arriving = onChip.inputs ? layer.inputWords : fromDram.inputs;
  const inputBlocks = Math.ceil((layer.products * widths.inputs) / inputBufferBits);
  const spilled = layer.outputWords * (inputBlocks - 1);
  return [
    transfer('dram', 'weights', 'reads', fromDram.weights, widths.weights, 1),
    transfer('dram', 'inputs', 'reads', fromDram.inputs, widths.inputs, 1),
    transfer('dram', 'outputs', 'writes', onChip.outputs ? 0 : layer.pooledWords, widths.outputs, 1),
    transfer('buffer-weights', 'weights', 'writes', fromDram.weights, widths.weights, weightRow),
    transfer('buffer-inputs', 'inputs', 'writes', arriving, widths.inputs, inputLanes),
    transfer(
      'buffer-weights',
      'weights',
      'reads',
      computeCycles * inputLanes * outputLanes,
      widths.weights,
      weightRow,
    ),
    transfer('buffer-inputs', 'inputs', 'reads', computeCycles * inputLanes, widths.inputs, inputLanes),
    transfer('buffer-outputs', 'outputs', 'reads', spilled, widths.partialSums, outputLanes),
    transfer('buffer-outputs', 'outputs', 'writes', spilled, widths.partialSums, outputLanes),
    transfer('buffer-outputs', 'outputs', 'writes', layer.pooledWords, widths.outputs, outputLanes),
  ];
}

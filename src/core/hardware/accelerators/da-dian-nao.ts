import type { ParamValues } from '../../parameters/param-spec';
import type { LayerDimensions } from '../layer-dimensions';
import type {
  Accelerator,
  Inventory,
  LayerMapping,
  LayerWidths,
  Machine,
  OnChipOperands,
} from './accelerator';
import { type DaDianNaoParams, daDianNaoDeclaration, readDaDianNaoParams } from './da-dian-nao-params';
import { readDatapathWidth } from './parts/common-params';
import { datapathSupport, minimumMultiplierBits } from './parts/fixed-width-support';
import { pipelineStages } from './parts/pipeline-stages';
import { alongParam } from './parts/resizings';
import { tiledBuffers, tiledSteps, tiledTransfers, tiledUnits } from './parts/tiled-array';

/**
 * DaDianNao (`chen-2014-dadiannao`): tiles of DianNao's datapath share their inputs and each have the weights of their
 * filters in embedded DRAM beside them. A step is a cycle.
 */
export const daDianNao: Accelerator = {
  ...daDianNaoDeclaration,
  supports: (codings, values) => datapathSupport(codings, readDatapathWidth(values)),
  configure,
};

function configure(values: ParamValues): Machine {
  const params = readDaDianNaoParams(values);
  return {
    inventory: inventoryOf(params),
    resizing: alongParam('filters', values, configure),
    map: (layer, widths, onChip) => mapLayer(params, layer, widths, onChip),
  };
}

function inventoryOf(params: DaDianNaoParams): Inventory {
  return {
    clockHz: params.clockMhz * 1e6,
    dramBytesPerSecond: params.dramGigabytesPerSecond * 1e9,
    units: tiledUnits(params, params.requantizers),
    buffers: tiledBuffers(params, params),
    residency: params.residency,
    macroFactor: params.macroFactor,
    reductionLanes: params.lanes,
    minimumMultiplierBits: minimumMultiplierBits(params.datapathWidth),
    operandScaleBits: params.operandScale === 'eight-bit' ? 8 : null,
    operandFlow: { weights: 'streaming', clocksIdleLanes: !params.clockGating },
  };
}

function mapLayer(
  params: DaDianNaoParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
): LayerMapping {
  const steps = tiledSteps(params, layer);
  return {
    computeCycles: steps.steps,
    fillCycles: pipelineStages,
    requantizationCycles: Math.ceil(layer.outputWords / params.requantizers),
    utilisation: steps.occupancy,
    transfers: tiledTransfers(params, layer, widths, onChip, steps),
    activity: steps.activity,
  };
}

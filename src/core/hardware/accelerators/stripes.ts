import type { OperandCoding } from '../../explore/quantization-plan';
import type { ParamValues } from '../../parameters/param-spec';
import type { LayerDimensions } from '../layer-dimensions';
import { integerBits } from '../placements/parts/integer-bits';
import type {
  Accelerator,
  Inventory,
  LayerMapping,
  LayerWidths,
  Machine,
  MultipliedCodes,
  OnChipOperands,
  Support,
} from './accelerator';
import { plainCodes } from './parts/multiplied-codes';
import { pipelineStages } from './parts/pipeline-stages';
import { alongParam } from './parts/resizings';
import { tiledBuffers, tiledSteps, tiledTransfers, tiledUnits } from './parts/tiled-array';
import { readTiledParams, type TiledParams } from './parts/tiled-params';
import { stripesDeclaration } from './stripes-params';

const widestInteger = 16;

/**
 * Stripes (`judd-2016`): DaDianNao's tiles with 16 times the columns, to which inputs come bit by bit. A step takes as many
 * cycles as the inputs have bits, whatever the weights.
 */
export const stripes: Accelerator = {
  ...stripesDeclaration,
  supports,
  configure,
};

function supports(codings: readonly OperandCoding[]): Support {
  if (codings.some(({ format }) => format.kind !== 'integer-grid')) {
    return { kind: 'unsupported', reason: 'codes that are no integers' };
  }
  return codings.every(({ format }) => integerBits(format) <= widestInteger)
    ? { kind: 'native' }
    : { kind: 'unsupported', reason: `codes whose integers are wider than ${widestInteger} bits` };
}

function configure(values: ParamValues): Machine {
  const params = readTiledParams(values);
  return {
    inventory: inventoryOf(params),
    resizing: alongParam('filters', values, configure),
    map: (layer, widths, onChip, codes = plainCodes(widths)) =>
      mapLayer(params, layer, widths, onChip, codes),
  };
}

function inventoryOf(params: TiledParams): Inventory {
  return {
    clockHz: params.clockMhz * 1e6,
    dramBytesPerSecond: params.dramGigabytesPerSecond * 1e9,
    units: tiledUnits(params, params.requantizers),
    buffers: tiledBuffers(params, params),
    residency: params.residency,
    macroFactor: params.macroFactor,
    reductionLanes: params.lanes,
    minimumMultiplierBits: 1,
    operandScaleBits: null,
    operandFlow: { weights: 'streaming', clocksIdleLanes: !params.clockGating },
    laneClass: { kind: 'bit-serial' },
  };
}

function mapLayer(
  params: TiledParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { inputs }: MultipliedCodes,
): LayerMapping {
  const steps = tiledSteps(params, layer);
  const cyclesPerStep = integerBits(inputs);
  return {
    computeCycles: steps.steps * cyclesPerStep,
    fillCycles: pipelineStages,
    requantizationCycles: Math.ceil(layer.outputWords / params.requantizers),
    utilisation: steps.occupancy,
    laneCyclesPerProduct: cyclesPerStep,
    transfers: tiledTransfers(params, layer, widths, onChip, steps),
    activity: steps.activity,
  };
}

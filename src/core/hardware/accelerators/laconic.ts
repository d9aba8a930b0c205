import type { OperandCoding } from '../../explore/quantization-plan';
import type { ParamValues } from '../../parameters/param-spec';
import type { LayerDimensions } from '../layer-dimensions';
import { integerBits } from '../placements/parts/integer-bits';
import { expectedTermPairs } from '../terms/expected-terms';
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
import { type LaconicParams, laconicDeclaration, readLaconicParams } from './laconic-params';
import { plainCodes } from './parts/multiplied-codes';
import { pipelineStages } from './parts/pipeline-stages';
import { alongParam } from './parts/resizings';
import { tiledBuffers, tiledSteps, tiledTransfers, tiledUnits } from './parts/tiled-array';

const widestInteger = 16;
const sumsOfPowers = ['integer-grid', 'power-of-two', 'additive-powers'];

/**
 * Laconic (`sharify-2019`): Stripes' tiles with lanes that multiply one signed power of two of the weight by one of the
 * input in a cycle. A step takes as many cycles as the product of most pairs has, and one where none has any (`dnnsim`).
 */
export const laconic: Accelerator = {
  ...laconicDeclaration,
  supports,
  configure,
};

function supports(codings: readonly OperandCoding[]): Support {
  if (codings.some(({ format }) => !sumsOfPowers.includes(format.kind))) {
    return { kind: 'unsupported', reason: 'codes that are neither integers nor sums of powers of two' };
  }
  return codings.every(({ format }) => integerBits(format) <= widestInteger)
    ? { kind: 'native' }
    : { kind: 'unsupported', reason: `codes whose integers are wider than ${widestInteger} bits` };
}

function configure(values: ParamValues): Machine {
  const params = readLaconicParams(values);
  return {
    inventory: inventoryOf(params),
    resizing: alongParam('filters', values, configure),
    map: (layer, widths, onChip, codes = plainCodes(widths)) =>
      mapLayer(params, layer, widths, onChip, codes),
  };
}

function inventoryOf(params: LaconicParams): Inventory {
  const { waitingLanes, windows } = params;
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
    laneClass: { kind: 'term-serial', waitingLanes, weightSharing: windows },
  };
}

function mapLayer(
  params: LaconicParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { weights, inputs, termPairs }: MultipliedCodes,
): LayerMapping {
  const pairs = termPairs ?? expectedTermPairs(weights, inputs, params.waitingLanes);
  const steps = tiledSteps(params, layer);
  const computeCycles = Math.ceil(steps.steps * pairs.longest);
  return {
    computeCycles,
    fillCycles: pipelineStages,
    requantizationCycles: Math.ceil(layer.outputWords / params.requantizers),
    utilisation: (steps.occupancy * pairs.mean * steps.steps) / computeCycles,
    laneCyclesPerProduct: pairs.mean,
    transfers: tiledTransfers(params, layer, widths, onChip, steps),
    activity: steps.activity,
  };
}

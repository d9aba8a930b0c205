import type { OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
import { integerGrid } from '../../quantization/code-format';
import { accelerators } from '../accelerators';
import type { Inventory } from '../accelerators/accelerator';
import { datapathOptions } from '../cost/datapath-options';
import type { ColumnUnit } from '../cost/pricing/column-unit';
import { type DatapathUnits, datapathUnits } from '../cost/pricing/netlist-units';
import type { DatapathRequest } from '../cost/pricing/source-pricing';
import { datapathClasses } from '../datapaths';
import type { LaneDesign, LaneSpec } from '../datapaths/datapath-class';
import type { HardwareConfiguration } from '../hardware-configuration';
import { completeHardware } from '../hardware-controls';
import { layerDimensions } from '../layer-dimensions';
import { placements } from '../placements';
import { type DatapathOptions, planDatapath } from '../placements/build-datapath';
import { composedSlices } from '../placements/parts/composed-slices';
import { factorsFromStated, type TechnologyFactors } from '../technology';

/** The designs that the datapath of one layer consists of, on one machine. */
export interface LayerUnits extends DatapathUnits {
  readonly request: DatapathRequest;
  readonly options: DatapathOptions;
  readonly inventory: Inventory;
  readonly factors: TechnologyFactors;
}

/**
 * The designs of one layer of a network; of a layer that adds the sums of another, as wide as those are. Nonsense in the
 * hardware is a ProblemError, a layer that is not there a RangeError. With `products`, an output has so many of them.
 */
export function layerUnits(
  layers: readonly QuantizedLayer[],
  index: number,
  hardware: HardwareConfiguration,
  products?: number,
): LayerUnits {
  const complete = completeHardware(hardware);
  const { inventory } = accelerators.get(complete.accelerator).configure(complete.acceleratorParams);
  const options = datapathOptions(complete, inventory);
  const ownRequest = requestOf(layers, index, options);
  const request = products === undefined ? ownRequest : { ...ownRequest, products };
  const { nodeNm, supplyVolts: voltage } = complete;
  const factors = factorsFromStated({ nodeNm: Number(nodeNm), voltage });
  return { ...datapathUnits(request, options), request, options, inventory, factors };
}

function requestOf(
  layers: readonly QuantizedLayer[],
  index: number,
  options: DatapathOptions,
): DatapathRequest {
  const layer = layers[index];
  if (!layer) throw new RangeError(`layer ${index} of ${layers.length}`);
  const { products } = layerDimensions(layer.shape, layer.poolWindow);
  const addendMaker = layer.branch?.addendMaker ?? null;
  if (addendMaker === null) return { layer, products, addendBits: null };
  const maker = requestOf(layers, addendMaker, options);
  const { sums } = planDatapath(maker.layer, maker.products, options, maker.addendBits);
  return { layer, products, addendBits: sums.outputStageBits };
}

/** The same layer in plain fixed point: integers as wide, steps that are powers of two, no offset, no factor per channel. */
export function plainUnits(units: LayerUnits, column: ColumnUnit): LayerUnits {
  const { request, options } = units;
  const { weights, inputs } = widthsOf(column);
  const { layer } = request;
  const plainLayer: QuantizedLayer = {
    ...layer,
    weights: plainCoding(weights, true),
    inputs: plainCoding(inputs, layer.inputs.format.signed),
    outputs: layer.outputs && plainCoding(layer.outputs.format.bits, layer.outputs.format.signed),
    scalesPerChannel: false,
  };
  const plainRequest = { ...request, layer: plainLayer };
  const plainOptions = { ...options, placement: placements.get('folded') };
  return {
    ...units,
    ...datapathUnits(plainRequest, plainOptions),
    request: plainRequest,
    options: plainOptions,
  };
}

/** Widths of the codes of a column. */
export function widthsOf({ lanes }: ColumnUnit): { readonly weights: number; readonly inputs: number } {
  if (lanes.kind !== 'lanes') throw new RangeError(`a column of ${lanes.kind}`);
  const { weights, inputs } = lanes.variant;
  return { weights: weights.format.bits, inputs: inputs.format.bits };
}

function plainCoding(bits: number, signed: boolean): OperandCoding {
  return {
    format: integerGrid(bits, signed),
    decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' },
  };
}

/** A column of the machine, with the layer's own accumulator. */
export function columnDesign(
  { plan, options }: LayerUnits,
  column: ColumnUnit,
): { readonly design: LaneDesign; readonly spec: LaneSpec } {
  const { lanes: unit } = column;
  if (unit.kind !== 'lanes') throw new RangeError(`a column of ${unit.kind}`);
  const { accumulatorBits } = plan.sums;
  const { weights, inputs } = widthsOf(column);
  const lanes = options.reductionLanes / (column.slices ? composedSlices(weights, inputs).perProduct : 1);
  const spec = { ...unit.variant, lanes, accumulatorBits };
  return { design: datapathClasses.get(unit.classId).lanes(spec), spec };
}

import type { LayerBranch, OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
import { integerGrid } from '../../quantization/code-format';
import { rememberByObject } from '../../remember-by-object';
import type { Inventory, Resizing } from '../accelerators/accelerator';
import type { LayerDimensions } from '../layer-dimensions';
import { areaComponents, zeroAreas } from './components';
import type { DatapathRequest, PricedDatapath } from './pricing/source-pricing';
import { siliconOf } from './silicon';

/** Beyond that many times its declared size nothing grows. */
const largestGrowth = 64;

/** Plain fixed point of 8 bits: no scale but a power of two, no offset. */
const decode = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' } as const;
const referenceWeights: OperandCoding = { format: integerGrid(8, true), decode };
const referenceInputs: OperandCoding = { format: integerGrid(8, false), decode };

/** The same layer in plain fixed point of 8 bits. */
export const referenceLayer = rememberByObject(
  ({ shape, outputs, poolWindow, branch }: QuantizedLayer): QuantizedLayer => ({
    shape,
    weights: referenceWeights,
    inputs: referenceInputs,
    outputs: outputs && referenceInputs,
    poolWindow,
    scalesPerChannel: false,
    ...(branch && { branch: { ...branch, addend: referenceAddend(branch.addend) } }),
  }),
);

function referenceAddend(addend: LayerBranch['addend']): LayerBranch['addend'] {
  return addend === null || addend === 'sums' ? addend : referenceInputs;
}

/** Datapaths of all layers, each with the width of what it adds. */
export function datapathsOfLayers(
  datapathOf: (request: DatapathRequest) => PricedDatapath,
  layers: readonly QuantizedLayer[],
  dimensions: readonly LayerDimensions[],
): readonly PricedDatapath[] {
  const datapaths: PricedDatapath[] = [];
  for (const [index, layer] of layers.entries()) {
    const { products } = dimensions[index] as LayerDimensions;
    const addendBits = datapaths[layer.branch?.addendMaker ?? -1]?.outputStageBits ?? null;
    datapaths.push(datapathOf({ layer, products, addendBits }));
  }
  return datapaths;
}

/**
 * The size at which the arithmetic of all these layers, built for the widest of them, takes no more than the budget. One
 * column is the least, even where that is larger.
 */
export function sizeForArea(
  { count, at }: Resizing,
  datapaths: readonly PricedDatapath[],
  budgetUm2: number,
): { readonly count: number; readonly areaUm2: number } {
  const areaAt = (columns: number) => computeAreaUm2(datapaths, at(columns).inventory);
  let [fits, exceeds] = [1, count * largestGrowth + 1];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (areaAt(middle) <= budgetUm2) fits = middle;
    else exceeds = middle;
  }
  return { count: fits, areaUm2: areaAt(fits) };
}

/** Area in um2 of an array built for the widest of the layers, component by component; memories and filler aside. */
export function computeAreaUm2(datapaths: readonly PricedDatapath[], inventory: Inventory): number {
  const widest = zeroAreas();
  for (const datapath of datapaths) {
    const { areaUm2: areas } = siliconOf(inventory, datapath);
    for (const component of areaComponents) {
      widest[component] = Math.max(widest[component], areas[component]);
    }
  }
  return areaComponents.reduce((sum, component) => sum + widest[component], 0);
}

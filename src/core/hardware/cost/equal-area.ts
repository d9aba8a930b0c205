import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { ConvolutionShape } from '../../networks/layer-shape';
import { integerGrid } from '../../quantization/code-format';
import type { Inventory, Machine, Resizing } from '../accelerators/accelerator';
import type { DatapathOptions } from '../placements/build-datapath';
import { folded } from '../placements/folded';
import { areaComponents, zeroAreas } from './components';
import type { CostNote } from './cost-report';
import type { PricedDatapath, SourcePricing } from './pricing/source-pricing';

/** A machine whose arithmetic is as large as that of its reference, as far as whole columns allow. */
export interface SizedMachine {
  readonly machine: Machine;
  readonly note: CostNote;
}

/** Beyond that many times its declared size nothing grows. */
const largestGrowth = 64;

const referenceShape: ConvolutionShape = {
  kind: 'conv',
  name: 'reference',
  inputHeight: 16,
  inputWidth: 16,
  inputChannels: 16,
  outputChannels: 16,
  kernelHeight: 3,
  kernelWidth: 3,
  stride: 1,
  padding: 'same',
  groups: 1,
};

/** Plain fixed point of 8 bits: no scale but a power of two, no offset. 144 products per output. */
const fixedPoint = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' } as const;
const referenceInputs = { format: integerGrid(8, false), decode: fixedPoint };
const referenceLayer: QuantizedLayer = {
  shape: referenceShape,
  weights: { format: integerGrid(8, true), decode: fixedPoint },
  inputs: referenceInputs,
  outputs: referenceInputs,
  poolWindow: 1,
  scalesPerChannel: false,
};
const referenceProducts = 144;

/** Area in um2 of everything but memories on the machine as declared, with folded lanes for fixed point of 8 bits. */
export function referenceAreaUm2(
  pricing: SourcePricing,
  options: DatapathOptions,
  { inventory }: Machine,
): number {
  const request = { layer: referenceLayer, products: referenceProducts, addendBits: null };
  return computeAreaUm2([pricing.datapath(request, { ...options, placement: folded })], inventory);
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
function computeAreaUm2(datapaths: readonly PricedDatapath[], { units }: Inventory): number {
  const widest = zeroAreas();
  for (const { parts } of datapaths) {
    const areas = zeroAreas();
    for (const { component, unit, areaUm2 } of parts) areas[component] += units[unit] * areaUm2;
    for (const component of areaComponents) {
      widest[component] = Math.max(widest[component], areas[component]);
    }
  }
  return areaComponents.reduce((sum, component) => sum + widest[component], 0);
}

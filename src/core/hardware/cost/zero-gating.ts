import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { Inventory } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { composedSlices } from '../placements/parts/composed-slices';
import { integerBits } from '../placements/parts/integer-bits';
import type { DatapathUnit } from '../primitives';
import { expectedZeroShare } from '../terms/expected-zeros';
import type { CostNote } from './cost-report';
import type { DatapathRequest, PricedPart, SourcePricing } from './pricing/source-pricing';

/** Of the energy of gates behind operands that keep still; the rest moves all the same. The reference's value, assumed. */
const gatedFraction = 0.9;

export type Gating = 'none' | 'gated' | 'by-terms';

/** Whether multipliers keep still at zero inputs. Lanes that take terms spend nothing on an operand without any. */
export function gatingOf({ zeroGating }: HardwareConfiguration, inventory: Inventory): Gating {
  const isGated = zeroGating === 'on' || (zeroGating === 'machine' && inventory.zeroGating === true);
  if (!isGated) return 'none';
  return inventory.laneClass?.kind === 'term-serial' ? 'by-terms' : 'gated';
}

/** Share of a layer's inputs that are zero: counted on its own codes, or expected of the format. */
export function zeroShareOf({ inputs, zeroInputs }: QuantizedLayer): number {
  return zeroInputs ?? expectedZeroShare(inputs.format);
}

/**
 * Prices with multipliers that keep still at zero inputs: a gate per input bit at every port finds zeros, a flip-flop and a
 * gate in every lane hold its operands. The energy of the gates of lanes and their trees falls by `gatedFraction` of the
 * share of zeros; so does that of accumulators that add a single product. Registers are clocked as before.
 */
export function gatedPricing(pricing: SourcePricing, inventory: Inventory): SourcePricing {
  const still: readonly DatapathUnit[] =
    inventory.reductionLanes === 1 ? ['lane', 'adder-tree', 'column'] : ['lane', 'adder-tree'];
  return {
    ...pricing,
    datapath: (request, options) => {
      const datapath = pricing.datapath(request, options);
      const factor = 1 - gatedFraction * zeroShareOf(request.layer);
      const gated = datapath.parts.map((part) =>
        part.rate === 'active' && still.includes(part.unit)
          ? { ...part, energyPj: part.energyPj * factor }
          : part,
      );
      return { ...datapath, parts: [...gated, ...gatingLogic(pricing, request, inventory)] };
    },
  };
}

/** Lanes of slices have theirs each, though they are counted by the product. */
function gatingLogic(
  { storage, gate }: SourcePricing,
  { layer: { weights, inputs } }: DatapathRequest,
  { laneClass }: Inventory,
): readonly PricedPart[] {
  const perProduct =
    laneClass?.kind === 'composable'
      ? composedSlices(integerBits(weights.format), integerBits(inputs.format)).perProduct
      : 1;
  const gates = (unit: DatapathUnit, count: number): PricedPart => ({
    component: 'multiply',
    unit,
    rate: 'active',
    energyPj: count * gate.energyPj,
    areaUm2: count * gate.areaUm2,
    leakageUw: count * gate.leakageUw,
  });
  const flag: PricedPart = {
    component: 'registers-and-clock',
    unit: 'lane',
    rate: 'clocked',
    ...storage.register,
    energyPj: storage.register.energyPj * perProduct,
  };
  const hold = gates('lane', 1);
  return [gates('input-port', inputs.format.bits), { ...hold, energyPj: hold.energyPj * perProduct }, flag];
}

/** What a reader must know of gating: the shares of zeros, and whether they were counted. */
export function gatingNotes(gating: Gating, layers: readonly QuantizedLayer[]): readonly CostNote[] {
  if (gating === 'none') return [];
  if (gating === 'by-terms') return [{ code: 'zero-gating-by-terms', parameters: {} }];
  const counted = layers.every(({ zeroInputs }) => zeroInputs !== undefined);
  const shares = layers.map((layer) => `${layer.shape.name} ${Math.round(100 * zeroShareOf(layer))}%`);
  const code = counted ? 'zero-gating-counted' : 'zero-gating-assumed';
  return [{ code, parameters: { shares: shares.join(', '), gatedFraction } }];
}

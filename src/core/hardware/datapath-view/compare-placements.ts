import type { QuantizedLayer } from '../../explore/quantization-plan';
import { type MeasuredUnit, unitKey } from '../datapaths/measured-unit';
import { needsMeasuring, unitFigures } from '../datapaths/unit-figures';
import type { HardwareConfiguration } from '../hardware-configuration';
import { type AffinePlacement, affinePlacements } from '../placements/affine-placement';
import { comparedProducts } from './compared-products';
import type { BlockCost } from './drawing';
import { type LayerUnits, layerUnits } from './layer-units';
import { layerMacCost, unitsOfMac } from './mac-cost';
import type {
  NothingToPlace,
  PlacementComparison,
  PlacementCost,
  PlacementProgress,
  WidthComparison,
} from './placement-comparison';

type Steps<Result> = Generator<PlacementProgress, Result>;

/**
 * Energy and area of one MAC of a layer under every placement of scale and offset, the other hardware controls as they are.
 * Energies are those of arithmetic on a busy array: memories, which are equal, are left out. Yields before it measures what
 * the calibration table lacks. Nonsense in the hardware is a ProblemError, a layer that is not there a RangeError.
 */
export function* comparePlacements(
  layers: readonly QuantizedLayer[],
  index: number,
  hardware: HardwareConfiguration,
): Steps<PlacementComparison | NothingToPlace> {
  const reason = nothingToPlace(layers, index, hardware);
  if (reason) return reason;
  const unitsAt = (placement: AffinePlacement, products?: number): LayerUnits =>
    layerUnits(layers, index, { ...hardware, placement }, products);
  const compared = affinePlacements.map((placement) => ({
    placement,
    own: unitsAt(placement),
    others: comparedProducts.map((products) => unitsAt(placement, products)),
  }));
  const measuredUnits = yield* measureMissing(compared.flatMap(({ own, others }) => [own, ...others]));
  const rows = compared.map(({ placement, own, others }) => ({
    placement,
    own: layerMacCost(own),
    others: others.map(layerMacCost),
    key: datapathKey(own),
  }));
  const folded = rows[0] as (typeof rows)[number];
  return {
    kind: 'placements',
    products: productsOf(layers, index, hardware),
    measuredUnits,
    rows: rows.map(
      ({ placement, own, others, key }): PlacementCost => ({
        placement,
        cost: own,
        ratio: ratio(own, folded.own),
        ratiosAtProducts: others.map((other, place) => ratio(other, folded.others[place] as BlockCost)),
        isAsFolded: key === folded.key,
      }),
    ),
  };
}

/** The same layer with other widths of codes. */
export interface WidthVariant {
  readonly weightBits: number;
  readonly inputBits: number;
  readonly layers: readonly QuantizedLayer[];
}

/** Energy of one MAC under every placement but `folded`, over that of `folded`, at several widths. As above. */
export function* compareWidths(
  variants: readonly WidthVariant[],
  index: number,
  hardware: HardwareConfiguration,
): Steps<WidthComparison> {
  const unitsOf = ({ layers }: WidthVariant) =>
    affinePlacements.map((placement) => layerUnits(layers, index, { ...hardware, placement }));
  const compared = variants.map((variant) => ({ variant, units: unitsOf(variant) }));
  const measuredUnits = yield* measureMissing(compared.flatMap(({ units }) => units));
  const columns = compared.map(({ variant: { weightBits, inputBits }, units }) => {
    const costs = units.map(layerMacCost);
    const ratios = costs.map((cost) => ratio(cost, costs[0] as BlockCost));
    return { weightBits, inputBits, ratios };
  });
  return {
    widths: columns.map(({ weightBits, inputBits }) => ({ weightBits, inputBits })),
    rows: affinePlacements.slice(1).map((placement) => ({
      placement,
      ratios: columns.map(({ ratios }) => ratios[affinePlacements.indexOf(placement)] as number),
    })),
    measuredUnits,
  };
}

/** Measures what no table has; the number of those units, whenever they were measured. */
function* measureMissing(datapaths: readonly LayerUnits[]): Steps<number> {
  const missing = new Map<string, MeasuredUnit>();
  for (const units of datapaths) {
    for (const unit of units.columns.flatMap((column) => unitsOfMac(units, column))) {
      if (needsMeasuring(unit)) missing.set(unitKey(unit), unit);
    }
  }
  let unitsDone = 0;
  for (const unit of missing.values()) {
    yield { unitsDone, units: missing.size };
    unitFigures(unit);
    unitsDone++;
  }
  return missing.size;
}

function nothingToPlace(
  layers: readonly QuantizedLayer[],
  index: number,
  hardware: HardwareConfiguration,
): NothingToPlace | null {
  const isPlacedWith = (operand: HardwareConfiguration['operand']): boolean => {
    const keys = affinePlacements.map((placement) =>
      datapathKey(layerUnits(layers, index, { ...hardware, placement, operand })),
    );
    return keys.some((key) => key !== keys[0]);
  };
  if (isPlacedWith(hardware.operand)) return null;
  const { laneClass } = layerUnits(layers, index, hardware).options;
  if (laneClass && laneClass.kind !== 'parallel') return { kind: 'nothing', reason: 'machine' };
  return { kind: 'nothing', reason: isPlacedWith('both') ? 'operand' : 'codes' };
}

/** Equal for datapaths of equal units. */
function datapathKey(units: LayerUnits): string {
  return units.columns.map((column) => unitsOfMac(units, column).map(unitKey).join('\n')).join('\n\n');
}

function productsOf(
  layers: readonly QuantizedLayer[],
  index: number,
  hardware: HardwareConfiguration,
): number {
  return layerUnits(layers, index, hardware).request.products;
}

function ratio(cost: BlockCost, folded: BlockCost): number {
  return cost.energyPj / folded.energyPj;
}

import type { ColumnUnit } from '../cost/pricing/column-unit';
import { addBlocks, type BlockPlace } from '../cost/pricing/netlist-prices';
import { createPartList } from '../cost/pricing/part-list';
import type { MeasuredFigures } from '../datapaths/measure-unit';
import type { BlockName } from '../gates/netlist';
import type { DatapathUnit } from '../primitives';
import type { BlockCost } from './drawing';
import type { LayerUnits } from './layer-units';

export type Blocks = MeasuredFigures['blocks'];

const nothing: BlockCost = { areaUm2: 0, energyPj: 0 };

/** What a report charges for a block that stands there, each time that its unit works, in the machine's technology. */
export function placedCost(
  { factors }: Pick<LayerUnits, 'factors'>,
  name: BlockName,
  figures: Blocks,
  place: BlockPlace,
): BlockCost {
  const list = createPartList();
  addBlocks(list, { blocks: { [name]: figures[name] } }, () => place);
  return shared(total(list.parts()), factors);
}

interface MacShare {
  readonly area: number;
  readonly energy: number;
}

/**
 * The share of a unit that a MAC has on a busy array: of its area, that of a lane; of its energy, that of a product. An input
 * word serves as many lanes as there are to a port.
 */
export function macShare(
  { inventory, request }: LayerUnits,
  { slices }: ColumnUnit,
  unit: DatapathUnit,
): MacShare {
  const area = inventory.units[unit] / inventory.units.lane;
  if (unit === 'requantizer') return { area, energy: 1 / request.products };
  return { area, energy: unit === 'column' ? area * (slices?.perProduct ?? 1) : area };
}

/** The share of a cost that falls to one MAC. */
export function shared({ areaUm2, energyPj }: BlockCost, share: MacShare): BlockCost {
  return { areaUm2: areaUm2 * share.area, energyPj: energyPj * share.energy };
}

/** Sum of areas and energies. */
export function total(costs: readonly BlockCost[]): BlockCost {
  return costs.reduce(
    (sum, { areaUm2, energyPj }) => ({ areaUm2: sum.areaUm2 + areaUm2, energyPj: sum.energyPj + energyPj }),
    nothing,
  );
}

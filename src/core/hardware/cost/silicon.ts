import type { Inventory } from '../accelerators/accelerator';
import { type AreaComponent, zeroAreas } from './components';
import type { PricedDatapath } from './pricing/source-pricing';

/** What a datapath takes up whether or not it works; without memories. */
export interface Silicon {
  readonly areaUm2: Readonly<Record<AreaComponent, number>>;
  readonly leakageUw: number;
}

/** All units of a machine, built as in the datapath. */
export function siliconOf({ units }: Inventory, { parts }: PricedDatapath): Silicon {
  const areaUm2 = zeroAreas();
  let leakageUw = 0;
  for (const part of parts) {
    areaUm2[part.component] += units[part.unit] * part.areaUm2;
    leakageUw += units[part.unit] * part.leakageUw;
  }
  return { areaUm2, leakageUw };
}

import { unitKey } from '../../datapaths/measured-unit';
import { unitFigures } from '../../datapaths/unit-figures';
import { createNetlistPricing } from '../pricing/price-netlists';
import type { SourcePricing } from '../pricing/source-pricing';
import { type NetworkEnergies, withEnergies } from './network-energies';

/** Prices of the calibration table, but for the energies of what a network has been measured on. */
export function measuredPricing({ layers }: NetworkEnergies): SourcePricing {
  return createNetlistPricing((unit, layer) =>
    withEnergies(unitFigures(unit), layers[layer]?.[unitKey(unit)]),
  );
}

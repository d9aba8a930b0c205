import type { NetlistSource } from './cost-source';

/**
 * Netlists of the datapaths themselves, measured by the toggles that operands cause in them: `datapaths/` and `gates/`. A
 * factor fitted to four of Horowitz' figures brings the library's energies to pJ at 0.9 V.
 */
export const gates: NetlistSource = {
  kind: 'netlists',
  id: 'gates',
  nodeNm: 45,
  voltage: 0.9,
  references: ['nangate-45', 'horowitz-2014'],
};

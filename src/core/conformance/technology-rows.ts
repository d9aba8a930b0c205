import { areaFactorFrom45nm, energyFactor, type Technology } from '../hardware/technology';
import { type ConformanceRow, modelled, value, within } from './row';

/** Voltage at 45 nm, node and voltage after, factor, and half of its last digit. */
const energyFactors: readonly (readonly [number, Technology, number, number])[] = [
  [0.9, { nodeNm: 65, voltage: 1 }, 1.58, 0.005],
  [1, { nodeNm: 65, voltage: 1 }, 1.31, 0.005],
  [1.1, { nodeNm: 65, voltage: 1 }, 1.1, 0.005],
  [0.9, { nodeNm: 32, voltage: 0.9 }, 0.64, 0.005],
  [0.9, { nodeNm: 16, voltage: 0.8 }, 0.142, 0.0005],
  [0.9, { nodeNm: 7, voltage: 0.7 }, 0.057, 0.0005],
];

const areaFactors = [
  [65, 1.5],
  [32, 0.46],
  [16, 0.19],
  [7, 0.059],
] as const;

const scaling = {
  group: 'technology',
  unit: '×',
  source: 'stillmaker-2017',
  place: 'hwcomponents/scaling/techscaling.py',
  use: 'exact',
} as const;

export const technologyRows: readonly ConformanceRow[] = [
  ...energyFactors.map(
    ([from, to, factor, distance]): ConformanceRow => ({
      ...scaling,
      id: `energy-45nm-${from}v-${to.nodeNm}nm-${to.voltage}v`,
      what: { code: 'energy-factor', parameters: { from, nodeNm: to.nodeNm, to: to.voltage } },
      published: value(factor),
      status: 'recomputed',
      tolerance: within(distance),
      compute: () => modelled(energyFactor({ nodeNm: 45, voltage: from }, to)),
    }),
  ),
  ...areaFactors.map(
    ([nodeNm, factor]): ConformanceRow => ({
      ...scaling,
      id: `area-45nm-${nodeNm}nm`,
      what: { code: 'area-factor', parameters: { nodeNm } },
      published: value(factor),
      status: 'read',
      tolerance: { kind: 'exact' },
      compute: () => modelled(areaFactorFrom45nm(nodeNm)),
    }),
  ),
];

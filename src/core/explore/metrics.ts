import type { CostReport } from '../hardware/cost/cost-report';

export const efficiencyMetrics = [
  'inferences-per-joule',
  'tops-per-watt',
  'energy',
  'area',
  'latency',
  'tops-per-mm2',
] as const;
export type EfficiencyMetric = (typeof efficiencyMetrics)[number];

/** `higher`: more is better. */
export type Direction = 'higher' | 'lower';

/** Unit of a metric's value; a key of the catalogue (`units.KEY`). */
export type MetricUnit = 'inferences-per-joule' | 'tops-per-watt' | 'pJ' | 'um2' | 's' | 'tops-per-mm2';

export interface MetricDefinition {
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** Whether a logarithmic axis is the better first view. */
  readonly logByDefault: boolean;
  value(report: CostReport): number;
}

/** What the horizontal axis can show: one number of a cost report, its unit and the direction of better. */
export const metricDefinitions: Readonly<Record<EfficiencyMetric, MetricDefinition>> = {
  'inferences-per-joule': {
    unit: 'inferences-per-joule',
    direction: 'higher',
    logByDefault: true,
    value: ({ totals }) => totals.inferencesPerJoule,
  },
  'tops-per-watt': {
    unit: 'tops-per-watt',
    direction: 'higher',
    logByDefault: true,
    value: ({ totals }) => totals.topsPerWatt,
  },
  energy: {
    unit: 'pJ',
    direction: 'lower',
    logByDefault: true,
    value: ({ totals }) => totals.energyPj,
  },
  area: {
    unit: 'um2',
    direction: 'lower',
    logByDefault: true,
    value: ({ totals }) => totals.areaUm2,
  },
  latency: {
    unit: 's',
    direction: 'lower',
    logByDefault: true,
    value: ({ totals }) => totals.latencySeconds,
  },
  'tops-per-mm2': {
    unit: 'tops-per-mm2',
    direction: 'higher',
    logByDefault: true,
    value: ({ totals }) => totals.topsPerMm2,
  },
};

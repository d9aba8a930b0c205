import type { DesignPoint } from './design-point';
import { type EfficiencyMetric, metricDefinitions } from './metrics';
import type { Objective } from './pareto-front';

export type ObjectiveId = 'accuracy' | EfficiencyMetric;

const accuracy: Objective<DesignPoint> = {
  direction: 'higher',
  value: ({ testAccuracy }) => testAccuracy.meanFraction,
};

/** An objective of designs: mean test accuracy as a fraction, or a metric in its own unit (not a number before its cost is known). */
export function designObjective(id: ObjectiveId): Objective<DesignPoint> {
  if (id === 'accuracy') return accuracy;
  const { direction, logByDefault, value } = metricDefinitions[id];
  return {
    direction,
    value: ({ cost }) => (cost ? value(cost) : Number.NaN),
    isLogarithmic: logByDefault,
  };
}

import { useMemo } from 'react';
import type { DesignPoint } from '../../core/explore/design-point';
import { metricDefinitions } from '../../core/explore/metrics';
import { selectTargetFraction } from '../../state/selectors/iso-accuracy';
import { selectFilteredPoints, selectFront, selectVisiblePoints } from '../../state/selectors/visible-points';
import { useAppStore } from '../../state/store';

export interface ExploreData {
  /** Designs with a cost: what chart and table show. */
  readonly designs: readonly DesignPoint[];
  readonly frontIds: ReadonlySet<string>;
  readonly control: DesignPoint | null;
  readonly targetFraction: number | null;
  /** Designs whose accuracy is known and whose cost is still being computed. */
  readonly uncosted: number;
  costOf(point: DesignPoint): number;
}

export function useExploreData(): ExploreData {
  const filtered = useAppStore(selectFilteredPoints);
  const visible = useAppStore(selectVisiblePoints);
  const front = useAppStore(selectFront);
  const targetFraction = useAppStore(selectTargetFraction);
  const metric = useAppStore((state) => state.metric);
  return useMemo(() => {
    const { value } = metricDefinitions[metric];
    const quantized = filtered.filter(({ configuration }) => configuration.method !== 'float');
    return {
      designs: visible.filter(({ configuration, cost }) => configuration.method !== 'float' && cost !== null),
      frontIds: new Set(front.map(({ id }) => id)),
      control: mostSeeds(filtered.filter(({ configuration }) => configuration.method === 'float')),
      targetFraction,
      uncosted: quantized.filter(({ cost }) => cost === null).length,
      costOf: ({ cost }) => (cost ? value(cost) : Number.NaN),
    };
  }, [filtered, visible, front, targetFraction, metric]);
}

function mostSeeds(points: readonly DesignPoint[]): DesignPoint | null {
  return points.reduce<DesignPoint | null>(
    (best, point) => (best && best.testAccuracy.seeds >= point.testAccuracy.seeds ? best : point),
    null,
  );
}

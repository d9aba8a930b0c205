import { useMemo } from 'react';
import type { DesignPoint } from '../../core/explore/design-point';
import { workloadKey } from '../../core/explore/design-point-key';
import { metricDefinitions } from '../../core/explore/metrics';
import type { Problem } from '../../core/problem';
import { selectControl, selectTargetFraction } from '../../state/selectors/iso-accuracy';
import {
  selectComparablePoints,
  selectFilteredPoints,
  selectFront,
  selectVisiblePoints,
} from '../../state/selectors/visible-points';
import { selectWishAnswer } from '../../state/selectors/wish';
import { useAppStore } from '../../state/store';

export interface ExploreData {
  /** Designs with a cost: what chart and table show. */
  readonly designs: readonly DesignPoint[];
  readonly frontIds: ReadonlySet<string>;
  /** Designs with a cost whose accuracy was measured with another requantization width, also where hidden off the front. */
  readonly mismatched: ReadonlyMap<string, DesignPoint>;
  readonly control: DesignPoint | null;
  readonly targetFraction: number | null;
  /** Designs whose accuracy is known and whose cost is still being computed. */
  readonly uncosted: number;
  /** Designs that the machine, with its buffers as they are set, cannot run. */
  readonly unrunnable: number;
  /** Those of them whose codes it lacks. */
  readonly refused: readonly RefusedDesign[];
  /** Nearest to the wish. */
  readonly wishedIds: ReadonlySet<string>;
  costOf(point: DesignPoint): number;
}

interface RefusedDesign {
  readonly point: DesignPoint;
  readonly problem: Problem;
}

export function useExploreData(): ExploreData {
  const filtered = useAppStore(selectFilteredPoints);
  const visible = useAppStore(selectVisiblePoints);
  const comparable = useAppStore(selectComparablePoints);
  const front = useAppStore(selectFront);
  const control = useAppStore(selectControl);
  const targetFraction = useAppStore(selectTargetFraction);
  const answer = useAppStore(selectWishAnswer);
  const metric = useAppStore((state) => state.metric);
  const refusals = useAppStore((state) => state.refusals);
  return useMemo(() => {
    const { value } = metricDefinitions[metric];
    const floats = filtered.filter(({ configuration }) => configuration.method === 'float');
    const quantized = filtered.filter(({ configuration }) => configuration.method !== 'float');
    const uncosted = quantized.filter(({ cost }) => cost === null);
    const unrunnable = refusedOf(uncosted, refusals);
    return {
      designs: visible.filter(({ configuration, cost }) => configuration.method !== 'float' && cost !== null),
      frontIds: new Set(front.map(({ id }) => id)),
      mismatched: costedWithout(quantized, comparable),
      control: floats.find(({ id }) => id === control?.id) ?? mostSeeds(floats),
      targetFraction,
      wishedIds: new Set(answer?.nearest.map(({ id }) => id)),
      uncosted: uncosted.length - unrunnable.length,
      unrunnable: unrunnable.length,
      refused: unrunnable.filter(({ problem }) => problem.code === 'unsupported-codes'),
      costOf: ({ cost }) => (cost ? value(cost) : Number.NaN),
    };
  }, [filtered, visible, comparable, front, control, targetFraction, answer, metric, refusals]);
}

/** How a design can stand, as keys of the catalogue. */
export const standings = ['chart.mismatched', 'chart.onFront', 'chart.dominated'] as const;

export function standingOf({ frontIds, mismatched }: ExploreData, id: string): (typeof standings)[number] {
  if (mismatched.has(id)) return 'chart.mismatched';
  return frontIds.has(id) ? 'chart.onFront' : 'chart.dominated';
}

function refusedOf(
  points: readonly DesignPoint[],
  refusals: Readonly<Record<string, Problem>>,
): readonly RefusedDesign[] {
  return points.flatMap((point) => {
    const problem = refusals[workloadKey(point.configuration)];
    return problem ? [{ point, problem }] : [];
  });
}

function costedWithout(
  points: readonly DesignPoint[],
  excluded: readonly DesignPoint[],
): ReadonlyMap<string, DesignPoint> {
  const ids = new Set(excluded.map(({ id }) => id));
  const left = points.filter(({ id, cost }) => cost !== null && !ids.has(id));
  return new Map(left.map((point) => [point.id, point]));
}

function mostSeeds(points: readonly DesignPoint[]): DesignPoint | null {
  return points.reduce<DesignPoint | null>(
    (best, point) => (best && best.testAccuracy.seeds >= point.testAccuracy.seeds ? best : point),
    null,
  );
}

import type { Objective } from './pareto-front';

/** Costs from 0, the best of some points, to 1, the worst of them, so that objectives of any units can be compared. */
export interface ObjectiveSpace<Point> {
  /** One value per objective; beyond 0 … 1 for points outside the range. */
  position(point: Point): readonly number[];
  /** The same of values in the objectives' own units. */
  place(values: readonly number[]): readonly number[];
}

/**
 * The space that the ranges of `points`, a front as a rule, span. An objective in which they do not differ counts in its
 * own unit (in e-folds where it is logarithmic).
 */
export function createObjectiveSpace<Point>(
  points: readonly Point[],
  objectives: readonly Objective<Point>[],
): ObjectiveSpace<Point> {
  const axes = objectives.map((objective) => {
    const costs = points.map((point) => costOf(objective, objective.value(point)));
    const best = Math.min(...costs);
    const range = Math.max(...costs) - best;
    return { objective, best, range: range > 0 ? range : 1 };
  });
  const place = (values: readonly number[]) =>
    axes.map(
      ({ objective, best, range }, axis) => (costOf(objective, values[axis] as number) - best) / range,
    );
  return { place, position: (point) => place(objectives.map(({ value }) => value(point))) };
}

function costOf<Point>({ direction, isLogarithmic }: Objective<Point>, value: number): number {
  const scaled = isLogarithmic ? Math.log(value) : value;
  return direction === 'higher' ? -scaled : scaled;
}

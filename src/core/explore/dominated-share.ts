import { hypervolume } from './hypervolume';
import { costsOf, type Objective } from './pareto-front';

/**
 * Hypervolume of `points` as a share, 0 … 1, of the box between the worst and the best values of `all`, in logarithms
 * where an objective is logarithmic: 1 where one point is best in everything. Null where `all` do not differ in an
 * objective, or where a value is not finite.
 * @throws RangeError unless there are 2 or 3 objectives.
 */
export function dominatedShare<Point>(
  points: readonly Point[],
  all: readonly Point[],
  objectives: readonly Objective<Point>[],
): number | null {
  const scaled = objectives.map(scaledObjective);
  const ranges = scaled.map((objective) => {
    const costs = costsOf(all, objective);
    const [best, worst] = [Math.min(...costs), Math.max(...costs)];
    return { width: worst - best, worst: objective.direction === 'higher' ? -worst : worst };
  });
  const volume = ranges.reduce((product, { width }) => product * width, 1);
  if (!(volume > 0 && Number.isFinite(volume))) return null;
  return (
    hypervolume(
      points,
      scaled,
      ranges.map(({ worst }) => worst),
    ) / volume
  );
}

function scaledObjective<Point>(objective: Objective<Point>): Objective<Point> {
  const { direction, isLogarithmic, value } = objective;
  return isLogarithmic ? { direction, value: (point) => Math.log(value(point)) } : objective;
}

import { createObjectiveSpace } from './objective-space';
import { type Objective, paretoFront } from './pareto-front';

export interface WishAnswer<Point> {
  /** Points that are at least as good as the wish in every objective. */
  readonly feasible: number;
  /** Nearest points of the front, nearest first: of those that fulfil the wish where there are any, else of all. */
  readonly nearest: readonly Point[];
}

/**
 * What comes nearest to a wish of one value per objective (null: as good as can be), in the objectives' own units (`at least 0.97 accurate, at
 * most 3 µJ`): the reference point of interactive optimization (Wierzbicki 1980, reference `wierzbicki-1980`). Distances
 * are taken in the ranges of the front. Where the wish can be fulfilled all differences count; where it cannot, only what
 * a point falls short by.
 * @throws RangeError unless there is one finite value, or null, per objective.
 */
export function answerWish<Point>(
  points: readonly Point[],
  objectives: readonly Objective<Point>[],
  wish: readonly (number | null)[],
  count = 3,
): WishAnswer<Point> {
  if (wish.length !== objectives.length || !wish.every((value) => value === null || Number.isFinite(value)))
    throw new RangeError(`not one wish per objective: ${wish.join(', ')}`);
  const fulfils = (point: Point) =>
    objectives.every(({ direction, value }, axis) => {
      const wished = wish[axis] as number | null;
      if (wished === null) return true;
      return direction === 'higher' ? value(point) >= wished : value(point) <= wished;
    });
  const front = paretoFront(points, objectives);
  const fulfilling = front.filter(fulfils);
  const space = createObjectiveSpace(front, objectives);
  // The best of the front stands at 0.
  const target = space
    .place(wish.map((value) => value ?? Number.NaN))
    .map((cost) => (Number.isNaN(cost) ? 0 : cost));
  const distanceOf = (point: Point) =>
    space.position(point).reduce((sum, cost, axis) => {
      const excess = cost - (target[axis] as number);
      return sum + (fulfilling.length > 0 ? excess : Math.max(0, excess)) ** 2;
    }, 0);
  const candidates = fulfilling.length > 0 ? fulfilling : front;
  const distances = new Map(candidates.map((point) => [point, distanceOf(point)]));
  const nearest = [...distances.keys()].sort(
    (left, right) => (distances.get(left) as number) - (distances.get(right) as number),
  );
  return { feasible: points.filter(fulfils).length, nearest: nearest.slice(0, count) };
}

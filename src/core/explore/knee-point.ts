import { createObjectiveSpace } from './objective-space';
import { type Objective, paretoFront } from './pareto-front';

/**
 * The point of the front where giving up a little in one objective gains most in the others: with two objectives the one
 * farthest below the chord of the front's ends (Das 1999, reference `das-1999`), in the ranges of the front; with more
 * the one of the least sum of costs, which is the same rule. Null where no point lies below the chord.
 */
export function kneePoint<Point>(
  points: readonly Point[],
  objectives: readonly Objective<Point>[],
): Point | null {
  const front = paretoFront(points, objectives);
  const space = createObjectiveSpace(front, objectives);
  // The ends of a front cost 0 in one objective and 1 in the others.
  let best = objectives.length - 1 - leastDepth;
  let knee: Point | null = null;
  for (const point of front) {
    const sum = space.position(point).reduce((total, cost) => total + cost, 0);
    if (sum >= best) continue;
    best = sum;
    knee = point;
  }
  return knee;
}

/** Below it a point counts as lying on the chord: sums of ranges are exact to far less. */
const leastDepth = 1e-9;

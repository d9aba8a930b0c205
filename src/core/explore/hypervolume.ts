import { costsOf, type Objective, paretoFront } from './pareto-front';

/**
 * Volume that the points dominate up to a reference point, in the product of the objectives' units: the one number that
 * grows whenever a front gets better (Zitzler and Thiele 1999, reference `zitzler-1999`). `reference` holds one value per
 * objective, no better than what counts; points that are not better than it in every objective add nothing. Exact, by
 * sweeping along the last objective over the staircase of the others (reference `fonseca-2006`).
 * @throws RangeError unless there are 2 or 3 objectives and as many reference values.
 */
export function hypervolume<Point>(
  points: readonly Point[],
  objectives: readonly Objective<Point>[],
  reference: readonly number[],
): number {
  const count = objectives.length;
  if (count < 2 || count > 3 || reference.length !== count)
    throw new RangeError(`invalid objectives and reference values: ${count}, ${reference.length}`);
  const limits = reference.map((value, index) =>
    objectives[index]?.direction === 'higher' ? -value : value,
  );
  const front = paretoFront(points, objectives);
  const costs = objectives.map((objective) => costsOf(front, objective));
  const indices = front.map((_, index) => index).filter((index) => isWithin(costs, limits, index));
  const at = (axis: number, index: number): number => costs[axis]?.[index] ?? 0;
  const [limitX = 0, limitY = 0, limitZ = 0] = limits;
  const staircase = createStaircase(limitX, limitY);
  if (count === 2) {
    for (const index of indices) staircase.add(at(0, index), at(1, index));
    return staircase.area();
  }
  indices.sort((left, right) => at(2, left) - at(2, right));
  return indices.reduce((volume, index, place) => {
    staircase.add(at(0, index), at(1, index));
    const next = indices[place + 1];
    return volume + staircase.area() * ((next === undefined ? limitZ : at(2, next)) - at(2, index));
  }, 0);
}

function isWithin(costs: readonly Float64Array[], limits: readonly number[], index: number): boolean {
  return costs.every((cost, axis) => (cost[index] as number) < (limits[axis] as number));
}

/** The area that points dominate below a corner, kept up to date as points are added. */
function createStaircase(limitX: number, limitY: number) {
  // Corners by rising x and falling y.
  const xs: number[] = [];
  const ys: number[] = [];
  let area = 0;
  return {
    area: (): number => area,
    add: (x: number, y: number): void => {
      const start = firstAtLeast(xs, x);
      const isDominated = (ys[start - 1] ?? limitY) <= y || (xs[start] === x && (ys[start] as number) <= y);
      if (isDominated) return;
      let [left, ceiling, end] = [x, ys[start - 1] ?? limitY, start];
      while (end < xs.length && (ys[end] as number) >= y) {
        area += ((xs[end] as number) - left) * (ceiling - y);
        [left, ceiling] = [xs[end] as number, ys[end] as number];
        end++;
      }
      area += ((xs[end] ?? limitX) - left) * (ceiling - y);
      xs.splice(start, end - start, x);
      ys.splice(start, end - start, y);
    },
  };
}

/** Position of the first value that is not below `bound`, in rising values. */
function firstAtLeast(values: readonly number[], bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

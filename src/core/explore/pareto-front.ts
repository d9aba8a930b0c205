import type { Direction } from './metrics';

export interface Objective<Point> {
  readonly direction: Direction;
  value(point: Point): number;
  /** Whether distances are those of logarithms, as of values over decades; linear where absent. Dominance is the same. */
  readonly isLogarithmic?: boolean;
}

/**
 * The points that no other point dominates (at least as good in every objective and better in one), in the order of
 * the first objective from best to worst. Points that tie in every objective are all kept; a point with a value that
 * is not finite is left out. O(n log n) for 2 and 3 objectives: a sweep along the first objective over a Fenwick tree
 * that holds the best third value per rank of the second (reference `kung-1975`). With more objectives every point is
 * held against those of the front that stand before it in lexicographic order.
 * @throws RangeError of fewer than 2 objectives.
 */
export function paretoFront<Point>(
  points: readonly Point[],
  objectives: readonly Objective<Point>[],
): readonly Point[] {
  const [first, second] = objectives;
  if (!first || !second) throw new RangeError(`invalid number of objectives: ${objectives.length}`);
  const candidates = points.filter((point) => objectives.every(({ value }) => Number.isFinite(value(point))));
  const costs = objectives.map((objective) => costsOf(candidates, objective));
  const [ofFirst, ofSecond, ofThird] = costs as [Float64Array, Float64Array, Float64Array | undefined];
  const kept =
    costs.length > 3
      ? filter(costs, candidates.length)
      : sweep(ofFirst, ofSecond, ofThird ?? new Float64Array(candidates.length));
  return kept.map((index) => candidates[index] as Point);
}

/** Values with the sign that makes less better. */
export function costsOf<Point>(
  points: readonly Point[],
  { direction, value }: Objective<Point>,
): Float64Array {
  const sign = direction === 'higher' ? -1 : 1;
  return new Float64Array(points.length).map((_, index) => sign * value(points[index] as Point));
}

/** Indices that are not dominated. In lexicographic order whatever dominates a point stands before it. */
function sweep(first: Float64Array, second: Float64Array, third: Float64Array): number[] {
  const compare = (left: number, right: number) =>
    (first[left] as number) - (first[right] as number) ||
    (second[left] as number) - (second[right] as number) ||
    (third[left] as number) - (third[right] as number);
  const order = new Uint32Array(first.length).map((_, index) => index).sort(compare);
  const ranks = denseRanks(second);
  const best = createPrefixMinimum(second.length);
  const kept: number[] = [];
  let start = 0;
  while (start < order.length) {
    const leader = order[start] as number;
    let end = start + 1;
    while (end < order.length && compare(leader, order[end] as number) === 0) end++;
    const [rank, value] = [ranks[leader] as number, third[leader] as number];
    if (best.upTo(rank) > value) {
      for (let place = start; place < end; place++) kept.push(order[place] as number);
      best.lower(rank, value);
    }
    start = end;
  }
  return kept;
}

/** Indices that are not dominated, for any number of costs. */
function filter(costs: readonly Float64Array[], count: number): number[] {
  const difference = (left: number, right: number) =>
    costs.reduce((found, cost) => found || (cost[left] as number) - (cost[right] as number), 0);
  const isNowhereWorse = (left: number, right: number) =>
    costs.every((cost) => (cost[left] as number) <= (cost[right] as number));
  const kept: number[] = [];
  for (const index of new Uint32Array(count).map((_, place) => place).sort(difference)) {
    const isDominated = kept.some((other) => isNowhereWorse(other, index) && difference(other, index) !== 0);
    if (!isDominated) kept.push(index);
  }
  return kept;
}

/** 1-based places of the values in ascending order; equal values share one. */
function denseRanks(values: Float64Array): Uint32Array {
  const sorted = values.slice().sort();
  return new Uint32Array(values.length).map((_, index) => {
    const value = values[index] as number;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  });
}

/** A Fenwick tree of minima over ranks 1 … size. */
function createPrefixMinimum(size: number) {
  const tree = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  return {
    upTo: (rank: number): number => {
      let minimum = Number.POSITIVE_INFINITY;
      for (let node = rank; node > 0; node -= node & -node) minimum = Math.min(minimum, tree[node] as number);
      return minimum;
    },
    lower: (rank: number, value: number): void => {
      for (let node = rank; node <= size; node += node & -node) {
        tree[node] = Math.min(tree[node] as number, value);
      }
    },
  };
}

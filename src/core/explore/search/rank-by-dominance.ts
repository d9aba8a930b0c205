/** Costs of one candidate, less is better in each. */
export type Costs = readonly number[];

/** At least as good in every cost and better in one. */
export function dominates(left: Costs, right: Costs): boolean {
  let isBetter = false;
  for (const [axis, cost] of left.entries()) {
    const other = right[axis] as number;
    if (cost > other) return false;
    if (cost < other) isBetter = true;
  }
  return isBetter;
}

/** Rank of every candidate: 0 on the front, 1 on the front of the rest, and so on (Deb et al. 2002, III A). */
export function rankByDominance(costs: readonly Costs[]): readonly number[] {
  const ranks = costs.map(() => -1);
  for (let rank = 0, left = costs.length; left > 0; rank++) {
    const open = ranks.flatMap((known, index) => (known < 0 ? [index] : []));
    const front = open.filter(
      (index) => !open.some((other) => dominates(costs[other] as Costs, costs[index] as Costs)),
    );
    for (const index of front) ranks[index] = rank;
    left -= front.length;
  }
  return ranks;
}

/**
 * Crowding distance of candidates of one rank: how far their neighbours in every cost lie apart, in the ranges of the
 * rank; infinite for those at an end (Deb et al. 2002, III B).
 */
export function crowdingDistances(costs: readonly Costs[]): readonly number[] {
  const distances = costs.map(() => 0);
  const axes = costs[0]?.length ?? 0;
  for (let axis = 0; axis < axes; axis++) {
    const costAt = (index: number) => costs[index]?.[axis] as number;
    const order = costs.map((_, index) => index).sort((left, right) => costAt(left) - costAt(right));
    const [first, last] = [order[0] as number, order.at(-1) as number];
    const range = costAt(last) - costAt(first);
    for (const [place, index] of order.entries()) {
      const [before, after] = [order[place - 1], order[place + 1]];
      const isEnd = before === undefined || after === undefined;
      const gap = isEnd ? Number.POSITIVE_INFINITY : range > 0 ? (costAt(after) - costAt(before)) / range : 0;
      distances[index] = (distances[index] as number) + gap;
    }
  }
  return distances;
}

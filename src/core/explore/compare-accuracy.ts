import type { AccuracyEstimate } from './design-point';
import { studentT95 } from './student-t';

export type AccuracyComparison = 'tie' | 'too-few-seeds' | 'higher' | 'lower';

/** Below it a difference between single runs is called a tie, as a fraction. */
export const singleRunTieFraction = 0.005;
/** Fewer seeds on either side allow no verdict. */
export const verdictSeeds = 3;

/**
 * Whether the accuracy `left` is higher or lower than `right`. From 3 seeds on each side a verdict needs a difference
 * outside the 95 % interval of Welch's t-test; with fewer, or where the spread is unknown, differences under 0.5 points are a tie and larger ones
 * get no verdict.
 */
export function compareAccuracy(left: AccuracyEstimate, right: AccuracyEstimate): AccuracyComparison {
  const difference = left.meanFraction - right.meanFraction;
  const known = left.intervalFraction && right.intervalFraction;
  if (!known || Math.min(left.seeds, right.seeds) < verdictSeeds)
    return Math.abs(difference) < singleRunTieFraction ? 'tie' : 'too-few-seeds';
  if (Math.abs(difference) <= welchHalfWidth(left, right)) return 'tie';
  return difference > 0 ? 'higher' : 'lower';
}

/** Half-width of the 95 % interval of a difference of means, with Welch-Satterthwaite degrees of freedom. */
function welchHalfWidth(left: AccuracyEstimate, right: AccuracyEstimate): number {
  const leftVariance = varianceOfMean(left);
  const rightVariance = varianceOfMean(right);
  const variance = leftVariance + rightVariance;
  if (variance === 0) return 0;
  const degrees =
    variance ** 2 / (leftVariance ** 2 / (left.seeds - 1) + rightVariance ** 2 / (right.seeds - 1));
  return studentT95(Math.max(1, degrees)) * Math.sqrt(variance);
}

function varianceOfMean({ meanFraction, seeds, intervalFraction }: AccuracyEstimate): number {
  if (!intervalFraction) return 0;
  // The side that is not cut at 0 or 1 still has the full half-width.
  const half = Math.max(intervalFraction.high - meanFraction, meanFraction - intervalFraction.low);
  return (half / studentT95(seeds - 1)) ** 2;
}

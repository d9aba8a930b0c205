import { singleRunTieFraction } from '../../core/explore/compare-accuracy';
import type { AppState } from '../app-state';
import { selectPointsById } from './design-points';

/**
 * How a claim of the link compares with results computed here for the same seeds. `verified`: the same mean to the
 * precision of the link; `close`: another machine's rounding may explain it; `differs`: it does not hold here.
 */
export type ClaimVerdict = 'unverified' | 'verified' | 'close' | 'differs';

/** Half of the last digit that a link carries. */
const linkPrecisionFraction = 0.5e-5;

/** Null where the link claims nothing about the point. */
export function selectClaimVerdict(state: AppState, pointId: string): ClaimVerdict | null {
  const claim = state.claims[pointId];
  if (!claim) return null;
  const own = ownResults(state, pointId, claim.seeds);
  if (own.length < claim.seeds.length) return 'unverified';
  const mean = own.reduce((sum, accuracy) => sum + accuracy, 0) / own.length;
  const difference = Math.abs(mean - claim.testMeanFraction);
  if (difference <= linkPrecisionFraction + Number.EPSILON) return 'verified';
  return difference < singleRunTieFraction ? 'close' : 'differs';
}

function ownResults(state: AppState, pointId: string, seeds: readonly number[]): readonly number[] {
  const point = selectPointsById(state).get(pointId);
  return (point?.results ?? [])
    .filter(({ configuration }) => seeds.includes(configuration.seed))
    .map(({ testAccuracyFraction }) => testAccuracyFraction);
}

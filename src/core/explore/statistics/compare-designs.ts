import {
  type AccuracyComparison,
  compareAccuracy,
  singleRunTieFraction,
  verdictSeeds,
} from '../compare-accuracy';
import type { DesignPoint } from '../design-point';
import type { TrainedResult } from '../trained-result';
import { discordantPairs } from './correct-bits';
import { type McNemarTest, mcnemarTest } from './mcnemar';
import { type PairedDifference, pairedDifference } from './paired-difference';

/** What may be said of the difference in test accuracy between two designs, left minus right. */
export type SeedVerdict =
  | {
      readonly kind: 'too-few-seeds';
      readonly sharedSeeds: number;
      /** Null without a seed in common. */
      readonly differenceFraction: number | null;
      /** True of differences under 0.5 points, which single runs show by chance. */
      readonly isTie: boolean;
    }
  | ({ readonly kind: 'difference' | 'no-difference' } & PairedDifference);

/** McNemar's test of the two networks of one seed. */
export interface SeedPredictions extends McNemarTest {
  readonly seed: number;
}

/**
 * Whether two designs, trained with the same seeds, differ in test accuracy: a difference is one whose 95 % interval over
 * at least 3 shared seeds leaves out zero. Everything else is no difference that these runs can show.
 */
export function compareDesigns(left: readonly TrainedResult[], right: readonly TrainedResult[]): SeedVerdict {
  const differences = sharedSeeds(left, right).map(
    ([one, other]) => one.testAccuracyFraction - other.testAccuracyFraction,
  );
  if (differences.length < verdictSeeds) {
    const sum = differences.reduce((total, difference) => total + difference, 0);
    const differenceFraction = differences.length > 0 ? sum / differences.length : null;
    const isTie = differenceFraction !== null && Math.abs(differenceFraction) < singleRunTieFraction;
    return { kind: 'too-few-seeds', sharedSeeds: differences.length, differenceFraction, isTie };
  }
  const paired = pairedDifference(differences);
  const { low, high } = paired.intervalFraction;
  return { kind: low > 0 || high < 0 ? 'difference' : 'no-difference', ...paired };
}

/**
 * Whether the test accuracy of `left` is higher or lower: paired over the seeds that both have, and between unpaired means
 * where fewer than 3 are shared.
 */
export function compareTestAccuracy(
  left: Pick<DesignPoint, 'results' | 'testAccuracy'>,
  right: Pick<DesignPoint, 'results' | 'testAccuracy'>,
): AccuracyComparison {
  const verdict = compareDesigns(left.results, right.results);
  if (verdict.kind === 'too-few-seeds') return compareAccuracy(left.testAccuracy, right.testAccuracy);
  if (verdict.kind === 'no-difference') return 'tie';
  return verdict.meanFraction > 0 ? 'higher' : 'lower';
}

/** McNemar's test per shared seed, of those whose results tell which test images were right; on one set of images. */
export function comparePredictions(
  left: readonly TrainedResult[],
  right: readonly TrainedResult[],
): readonly SeedPredictions[] {
  return sharedSeeds(left, right).flatMap(([one, other]) => {
    const isSameSet =
      one.testCount === other.testCount && one.configuration.dataset === other.configuration.dataset;
    if (!isSameSet || one.correctBits === undefined || other.correctBits === undefined) return [];
    const pairs = discordantPairs(one.correctBits, other.correctBits, one.testCount);
    return [{ seed: one.configuration.seed, ...mcnemarTest(pairs) }];
  });
}

function sharedSeeds(
  left: readonly TrainedResult[],
  right: readonly TrainedResult[],
): readonly (readonly [TrainedResult, TrainedResult])[] {
  const bySeed = new Map(right.map((result) => [result.configuration.seed, result]));
  return left.flatMap((result) => {
    const other = bySeed.get(result.configuration.seed);
    return other ? [[result, other] as const] : [];
  });
}

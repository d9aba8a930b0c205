import { verdictSeeds } from '../../core/explore/compare-accuracy';
import type { DesignPoint } from '../../core/explore/design-point';

export interface SpreadFraction {
  readonly low: number;
  readonly high: number;
}

/**
 * What a whisker shows: the 95 % interval of the mean from 3 seeds on, the range of the seeds below that (with 2, the
 * interval is 13 times wider than their spread and says nothing). Null for one seed.
 */
export function seedSpread({ testAccuracy, results }: DesignPoint): SpreadFraction | null {
  if (testAccuracy.seeds >= verdictSeeds || results.length < 2) return testAccuracy.intervalFraction;
  const fractions = results.map(({ testAccuracyFraction }) => testAccuracyFraction);
  return { low: Math.min(...fractions), high: Math.max(...fractions) };
}

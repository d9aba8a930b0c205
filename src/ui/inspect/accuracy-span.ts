import type { DesignPoint } from '../../core/explore/design-point';

/** A scale narrower than this would blow up differences that mean nothing. */
const narrowestSpan = 0.012;

/**
 * Ends of a scale on which the accuracies of all seeds stand with some room around them. Intervals may reach beyond:
 * with two seeds they are so wide that the seeds would fall together.
 */
export function accuracySpan(
  points: readonly Pick<DesignPoint, 'testAccuracy' | 'results'>[],
): readonly [low: number, high: number] {
  const values = points.flatMap(({ testAccuracy, results }) => [
    testAccuracy.meanFraction,
    ...results.map(({ testAccuracyFraction }) => testAccuracyFraction),
  ]);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const spread = highest - lowest;
  const room = Math.max(0.25 * spread, (narrowestSpan - spread) / 2);
  return [Math.max(0, lowest - room), Math.min(1, highest + room)];
}

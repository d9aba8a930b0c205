import type { AccuracyEstimate } from './design-point';
import { studentT95 } from './student-t';

/**
 * Mean of an accuracy over seeds and the 95 % interval of that mean (Student t), cut to 0 … 1; the interval is null
 * for one seed.
 * @throws RangeError where there is no value.
 */
export function estimateAccuracy(fractions: readonly number[]): AccuracyEstimate {
  return estimateFromMoments(mean(fractions), sampleDeviation(fractions), fractions.length);
}

/** The same from a mean and a sample standard deviation (null: unknown), as a link carries them. */
export function estimateFromMoments(
  meanFraction: number,
  deviationFraction: number | null,
  seeds: number,
): AccuracyEstimate {
  if (deviationFraction === null || seeds < 2) return { meanFraction, seeds, intervalFraction: null };
  const half = (studentT95(seeds - 1) * deviationFraction) / Math.sqrt(seeds);
  return {
    meanFraction,
    seeds,
    intervalFraction: { low: Math.max(0, meanFraction - half), high: Math.min(1, meanFraction + half) },
  };
}

/** Standard deviation with n - 1; null of fewer than 2 values. */
export function sampleDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no value to average');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { createRandom } from '../../random';
import { sampleDeviation } from '../accuracy-estimate';
import { studentT95 } from '../student-t';

/** A mean over seeds of the difference between two designs that shared each seed. */
export interface PairedDifference {
  readonly seeds: number;
  readonly meanFraction: number;
  /** 95 % interval of the mean (Student t). */
  readonly intervalFraction: { readonly low: number; readonly high: number };
  /**
   * Two-sided p of the sign-flip permutation test, which assumes no normal distribution; it cannot fall below 2 / 2^seeds,
   * 0.25 with three.
   */
  readonly signFlipP: number;
}

/**
 * Mean, t interval and sign-flip test (Ernst 2004, reference `ernst-2004`) of differences, one per seed. Seeds share data
 * order and FP32 start, so pairing takes off what both have in common.
 * @throws RangeError of fewer than 2 differences.
 */
export function pairedDifference(differences: readonly number[]): PairedDifference {
  const deviation = sampleDeviation(differences);
  const seeds = differences.length;
  if (deviation === null) throw new RangeError(`no interval of ${seeds} differences`);
  const meanFraction = sumOf(differences) / seeds;
  const half = (studentT95(seeds - 1) * deviation) / Math.sqrt(seeds);
  return {
    seeds,
    meanFraction,
    intervalFraction: { low: meanFraction - half, high: meanFraction + half },
    signFlipP: signFlipP(differences),
  };
}

/** Up to so many differences every pattern of signs is looked at. */
const enumeratedDifferences = 16;
const drawnPatterns = 100_000;

/** Share of sign patterns under which the sum is at least as far from zero as observed. */
function signFlipP(differences: readonly number[]): number {
  const isEnumerated = differences.length <= enumeratedDifferences;
  const patterns = isEnumerated ? 2 ** differences.length : drawnPatterns;
  const random = createRandom(differences.length);
  // Sums of equal terms in another order differ in the last bits.
  const observed = Math.abs(sumOf(differences)) * (1 - 1e-12);
  let atLeast = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    const sum = differences.reduce((total, difference, index) => {
      const isFlipped = isEnumerated ? (pattern >> index) & 1 : random.next() < 0.5;
      return isFlipped ? total - difference : total + difference;
    }, 0);
    if (Math.abs(sum) >= observed) atLeast++;
  }
  // The observed pattern is one of all; among drawn ones it is added.
  return isEnumerated ? atLeast / patterns : (atLeast + 1) / (patterns + 1);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import type { AccuracyEstimate } from '../../design-point';
import type { SeedVerdict } from '../../statistics/compare-designs';

/** Percent with two decimals, without the sign of percent. */
export function percent(fraction: number): string {
  return (100 * fraction).toFixed(2);
}

/** Difference in percentage points, with its sign. */
export function points(fraction: number): string {
  const text = percent(Math.abs(fraction));
  if (Number(text) === 0) return text;
  return `${fraction < 0 ? '−' : '+'}${text}`;
}

/** Mean accuracy in percent, its 95 % interval where there is one, and the number of seeds in parentheses. */
export function accuracyText(estimate: AccuracyEstimate | null): string {
  if (!estimate) return 'missing';
  const { meanFraction, intervalFraction, seeds } = estimate;
  const interval = intervalFraction
    ? ` [${percent(intervalFraction.low)}, ${percent(intervalFraction.high)}]`
    : '';
  return `${percent(meanFraction)}${interval} (${seeds})`;
}

/** Difference in percentage points with its interval, and whether it is one that these seeds show. */
export function verdictText(verdict: SeedVerdict): string {
  if (verdict.kind === 'too-few-seeds') {
    const { differenceFraction, sharedSeeds } = verdict;
    return differenceFraction === null
      ? 'missing'
      : `${points(differenceFraction)}, too few seeds (${sharedSeeds})`;
  }
  const { low, high } = verdict.intervalFraction;
  const found = verdict.kind === 'difference' ? '**difference**' : 'no difference shown';
  return `${points(verdict.meanFraction)} [${points(low)}, ${points(high)}], ${found}`;
}

/** Share of 95 % intervals that leave out the true value. */
const missedShare = 0.05;

/** How many of so many comparisons would show a difference where there is none. */
export function byChanceText(comparisons: number): string {
  return (comparisons * missedShare).toFixed(1);
}

/** Smallest and largest with two decimals, once where they read alike; a dash for no value. */
export function rangeText(values: readonly number[]): string {
  if (values.length === 0) return '—';
  const [low, high] = [Math.min(...values).toFixed(2), Math.max(...values).toFixed(2)];
  return low === high ? low : `${low} to ${high}`;
}

/** `a, b and c`. */
export function listText(items: readonly (string | number)[]): string {
  const texts = items.map(String);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

import type { ConformanceRow, Outcome, Published, Tolerance } from './row';

/** `not-modelled`: we have no figure. `not-judged`: the row states no tolerance. Neither is a pass. */
export const verdicts = ['pass', 'miss', 'not-modelled', 'not-judged'] as const;
export type Verdict = (typeof verdicts)[number];

/** A row with our figure: plain data, for page and command line. */
export interface ConformanceResult extends Omit<ConformanceRow, 'compute'> {
  readonly ours: Outcome;
  /**
   * Ours over the published figure, less one; beyond the nearer end of a range, else 0; of several values the share that
   * differs. Null without a figure of ours, or beside a published 0.
   */
  readonly errorFraction: number | null;
  readonly verdict: Verdict;
}

/** Computes our figure now and compares it. */
export function judge({ compute, ...row }: ConformanceRow): ConformanceResult {
  const ours = compute();
  if (ours.kind === 'not-modelled') return { ...row, ours, errorFraction: null, verdict: 'not-modelled' };
  const errorFraction = errorOf(row.published, ours.values);
  if (row.tolerance.kind === 'none' || row.use === 'orientation') {
    return { ...row, ours, errorFraction, verdict: 'not-judged' };
  }
  const verdict = isMet(row.published, row.tolerance, ours.values) ? 'pass' : 'miss';
  return { ...row, ours, errorFraction, verdict };
}

function errorOf(published: Published, values: readonly number[]): number | null {
  const [first = Number.NaN] = values;
  switch (published.kind) {
    case 'value':
      return published.value === 0 ? null : first / published.value - 1;
    case 'values': {
      const wrong = published.values.filter((expected, index) => values[index] !== expected).length;
      return wrong / published.values.length;
    }
    case 'range':
      if (first < published.low) return first / published.low - 1;
      return first > published.high ? first / published.high - 1 : 0;
  }
}

function isMet(published: Published, tolerance: Tolerance, values: readonly number[]): boolean {
  if (published.kind === 'values') {
    return (
      values.length === published.values.length &&
      published.values.every((expected, index) => isClose(values[index] as number, expected, tolerance))
    );
  }
  const [low, high] =
    published.kind === 'range' ? [published.low, published.high] : [published.value, published.value];
  const [ours = Number.NaN] = values;
  if (ours >= low && ours <= high) return true;
  return isClose(ours, ours < low ? low : high, tolerance);
}

function isClose(ours: number, published: number, tolerance: Tolerance): boolean {
  const distance = Math.abs(ours - published);
  switch (tolerance.kind) {
    case 'exact':
      return distance === 0;
    case 'within':
      return distance <= tolerance.distance;
    case 'relative':
      return distance <= tolerance.fraction * Math.abs(published);
    case 'none':
      return false;
  }
}

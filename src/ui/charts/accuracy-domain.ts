/** How far below the best design the focused axis reaches: what lies lower is shown in a band under it. */
const focusDepthFraction = 0.08;

export interface AccuracyDomain {
  readonly low: number;
  readonly high: number;
  /** True where designs lie below `low`. */
  readonly hasOffScale: boolean;
}

/**
 * Range of the accuracy axis. A few useless designs (10 % after careless quantization) must not press all others into
 * one line, so a focused axis ends a fixed depth below the best; `full` shows everything.
 */
export function accuracyDomain(fractions: readonly number[], range: 'focused' | 'full'): AccuracyDomain {
  const best = Math.max(...fractions);
  const worst = Math.min(...fractions);
  if (!Number.isFinite(best)) return { low: 0, high: 1, hasOffScale: false };
  const focused = range === 'focused' && worst < best - focusDepthFraction;
  const floor = focused ? best - focusDepthFraction : worst;
  const padding = Math.max((best - floor) * 0.08, 0.002);
  return {
    low: Math.max(0, floor - (focused ? 0 : padding)),
    high: Math.min(1, best + padding),
    hasOffScale: focused,
  };
}

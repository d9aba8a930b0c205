/** One component of a sum. */
export interface Share {
  readonly component: string;
  readonly value: number;
  readonly fraction: number;
}

/** Components of a breakdown, largest first, without the empty ones. */
export function sharesOf(breakdown: Readonly<Record<string, number>>): readonly Share[] {
  const total = Object.values(breakdown).reduce((sum, value) => sum + value, 0);
  return Object.entries(breakdown)
    .filter(([, value]) => value > 0)
    .map(([component, value]) => ({ component, value, fraction: value / total }))
    .sort((left, right) => right.value - left.value);
}

/** Order in which several breakdowns draw the same components: by their largest value in any of them. */
export function sharedOrder(breakdowns: readonly Readonly<Record<string, number>>[]): readonly string[] {
  const largest = new Map<string, number>();
  for (const breakdown of breakdowns) {
    for (const [component, value] of Object.entries(breakdown)) {
      if (value > 0) largest.set(component, Math.max(value, largest.get(component) ?? 0));
    }
  }
  return [...largest].sort(([, left], [, right]) => right - left).map(([component]) => component);
}

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts of values in `bins` equal intervals from `low` to `high`; the last interval includes its end. */
export function histogram(
  values: Float32Array,
  low: number,
  high: number,
  bins: number,
): readonly HistogramBin[] {
  const counts = new Uint32Array(bins);
  const width = (high - low) / bins;
  for (const value of values) {
    if (value < low || value > high) continue;
    const index = Math.min(bins - 1, Math.floor((value - low) / width));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return Array.from(counts, (count, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    count,
  }));
}

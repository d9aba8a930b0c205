/** Smallest value that at least this fraction of the values does not exceed (nearest rank). */
export function quantile(values: Float32Array, fraction: number): number {
  const rank = Math.max(1, Math.ceil(fraction * values.length));
  return values.slice().sort()[rank - 1] ?? 0;
}

import type { CodeFormat } from './code-format';

const mostGridCodes = 3;

/**
 * True where outputs are coded by comparing sums with thresholds instead of multiplying, shifting and rounding them:
 * codes that are no integer grid, and grids of two or three codes, which one or two comparisons tell apart.
 */
export function codedByThresholds(format: CodeFormat): boolean {
  return format.kind !== 'integer-grid' || format.maximum - format.minimum < mostGridCodes;
}

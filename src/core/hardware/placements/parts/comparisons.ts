import type { CodeFormat } from '../../../quantization/code-format';
import { codedByThresholds } from '../../../quantization/threshold-codes';

/**
 * Comparisons with thresholds that give an output its code: one fewer than there are codes, or one per plane. 0 where
 * sums are requantized: powers of two and minifloats too are a sum scaled, shifted and rounded, whatever thresholds say.
 */
export function comparisonsOf(format: CodeFormat): number {
  if (format.kind === 'planes') return format.planes;
  const isGrid = format.kind === 'integer-grid' && codedByThresholds(format);
  return isGrid ? format.maximum - format.minimum : 0;
}

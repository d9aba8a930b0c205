import type { CodeFormat } from '../../../quantization/code-format';
import { rowsOf, valueBits } from './factor';

/** Width of the whole number that a code is multiplied as: half-integers are odd integers, one bit wider; signs 1 and -1. */
export function integerBits(format: CodeFormat): number {
  return Math.max(...rowsOf(format).map((row) => valueBits(row.format) + (row.format.shift === 0.5 ? 1 : 0)));
}

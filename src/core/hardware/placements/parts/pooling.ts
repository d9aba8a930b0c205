import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { activeUse, type PrimitiveUse } from '../../primitives';

/**
 * Max pooling behind the requantization: one comparison of two codes for every output of a window but the first. A mean
 * adds up sums instead, in an accumulator that all of them fit.
 */
export function poolingUses(
  { poolWindow, branch }: Pick<QuantizedLayer, 'poolWindow' | 'branch'>,
  codeBits: number,
  sumBits: number,
): readonly PrimitiveUse[] {
  if (branch?.averages) {
    return [activeUse('requantization', 'pooler', 'add', sumBits + Math.ceil(Math.log2(poolWindow)))];
  }
  return poolWindow === 1 ? [] : [activeUse('requantization', 'pooler', 'compare', codeBits)];
}

import { activeUse, type PrimitiveUse } from '../../primitives';

/** Max pooling behind the requantization: one comparison of two codes for every output of a window but the first. */
export function poolingUses(poolWindow: number, codeBits: number): readonly PrimitiveUse[] {
  return poolWindow === 1 ? [] : [activeUse('requantization', 'pooler', 'compare', codeBits)];
}

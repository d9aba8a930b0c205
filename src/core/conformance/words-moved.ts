import type { LayerMapping, Transfer } from '../hardware/accelerators/accelerator';

/** Words of one operand that one memory moves in one direction. */
export function wordsMoved(
  { transfers }: LayerMapping,
  { memory, operand, direction }: Pick<Transfer, 'memory' | 'operand' | 'direction'>,
): number {
  return transfers
    .filter((each) => each.memory === memory && each.operand === operand && each.direction === direction)
    .reduce((sum, { words }) => sum + words, 0);
}

import type { MemoryId, Transfer } from '../../core/hardware/accelerators/accelerator';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';

/** Words that a memory reads, or writes, in one cycle; of one operand where one is given. */
export function movedWords(
  { counted }: LayerRun,
  { words }: Frame,
  memory: MemoryId,
  direction: Transfer['direction'],
  operand?: Transfer['operand'],
): number {
  return counted.mapping.transfers.reduce((sum, each, index) => {
    const isMeant =
      each.memory === memory &&
      each.direction === direction &&
      (operand === undefined || each.operand === operand);
    return isMeant ? sum + (words[index] ?? 0) : sum;
  }, 0);
}

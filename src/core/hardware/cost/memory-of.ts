import type { BufferId, Inventory, ScratchpadId } from '../accelerators/accelerator';
import type { BankedBuffer } from '../memory/buffer';

/** A memory on the chip. One that the machine does not have is a RangeError. */
export function memoryOf({ buffers, elements }: Inventory, id: BufferId | ScratchpadId): BankedBuffer {
  switch (id) {
    case 'buffer-weights':
    case 'buffer-inputs':
    case 'buffer-outputs':
      return buffers[id];
    default: {
      if (!elements) throw new RangeError(`no ${id} on this machine`);
      return elements.scratchpads[id];
    }
  }
}

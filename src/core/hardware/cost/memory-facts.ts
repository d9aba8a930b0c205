import { bufferIds, type Inventory, scratchpadIds } from '../accelerators/accelerator';
import { type BankedBuffer, memoryKind } from '../memory/buffer';
import type { DramKind } from '../memory/dram';
import type { TechnologyFactors } from '../technology';
import type { MemoryFacts } from './cost-report';
import type { MemoryCosts } from './memory-costs';
import { memoryOf } from './memory-of';

/** Bits in which memories of different rows are compared. */
const comparedBits = 64;

/** What every memory of a machine is, and what reading and writing 64 bits of it costs in the chosen technology. */
export function memoryFacts(
  inventory: Inventory,
  { transferPj }: MemoryCosts,
  { dram, factors }: { readonly dram: DramKind; readonly factors: TechnologyFactors },
): readonly MemoryFacts[] {
  const accessPj = (memory: MemoryFacts['memory'], direction: 'reads' | 'writes'): number =>
    transferPj({
      memory,
      direction,
      operand: 'weights',
      words: 1,
      wordBits: comparedBits,
      wordsPerAccess: 1,
    }) * (memory === 'dram' ? 1 : factors.energy);
  const onChip = (memory: (typeof bufferIds)[number] | (typeof scratchpadIds)[number]): MemoryFacts => {
    const buffer: BankedBuffer = memoryOf(inventory, memory);
    const { banks, kilobytesPerBank } = buffer;
    return {
      memory,
      kind: memoryKind(buffer),
      banks,
      kilobytesPerBank,
      readPj: accessPj(memory, 'reads'),
      writePj: accessPj(memory, 'writes'),
    };
  };
  return [
    ...bufferIds.map(onChip),
    ...(inventory.elements ? scratchpadIds.map(onChip) : []),
    {
      memory: 'dram',
      kind: dram.id,
      banks: null,
      kilobytesPerBank: null,
      readPj: accessPj('dram', 'reads'),
      writePj: accessPj('dram', 'writes'),
    },
  ];
}

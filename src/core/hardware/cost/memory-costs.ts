import {
  type BufferId,
  bufferIds,
  type Inventory,
  type ScratchpadId,
  scratchpadIds,
  type Transfer,
} from '../accelerators/accelerator';
import { bankClockPj, bufferAccessPj, bufferAreaUm2, bufferLeakageUw } from '../memory/buffer';
import type { DramKind } from '../memory/dram';
import type { SramCellKind } from '../memory/sram-cells';
import { sramNode } from '../memory/sram-node';
import { wirePjPerBitAndMm } from '../memory/wire';
import { type AreaComponent, zeroAreas } from './components';
import { memoryOf } from './memory-of';
import type { SourcePricing } from './pricing/source-pricing';

/** What a machine's memories cost with one source. */
export interface MemoryCosts {
  /** True where the energies are by the source's own rule. */
  readonly isOwn: boolean;
  /** Dynamic energy in pJ of all words of a transfer. */
  transferPj(transfer: Transfer): number;
  /** Of the scratchpads of one element in a cycle in which it is clocked, accesses apart. */
  readonly elementClockPj: number;
  /** Of the buffers; the rest is 0. */
  readonly areaUm2: Readonly<Record<AreaComponent, number>>;
  readonly leakageUw: number;
}

interface MemoryChoice {
  readonly dram: DramKind;
  readonly sramCell: SramCellKind;
  readonly nodeNm: number;
}

const bitsPerKilobyte = 8192;

/** Tables for all sources, but for energies of a source's own. Without DRAM (`none`) that costs nothing with any. */
export function memoryCosts(
  { storage: elements, ownMemory }: SourcePricing,
  inventory: Inventory,
  { dram, sramCell, nodeNm }: MemoryChoice,
): MemoryCosts {
  const kinds = { elements, sramCell, sramNode: sramNode(nodeNm) };
  const { buffers, macroFactor, elements: ofElements } = inventory;
  const areaUm2 = zeroAreas();
  let leakageUw = 0;
  let elementClockPj = 0;
  for (const id of bufferIds) {
    areaUm2[id] = bufferAreaUm2(kinds, buffers[id], macroFactor);
    leakageUw += bufferLeakageUw(kinds, buffers[id]);
  }
  for (const id of ofElements ? scratchpadIds : []) {
    const scratchpads = memoryOf(inventory, id);
    areaUm2.scratchpads += bufferAreaUm2(kinds, scratchpads, macroFactor);
    leakageUw += bufferLeakageUw(kinds, scratchpads);
    if (ofElements?.clocksHeldWords && !ownMemory) elementClockPj += bankClockPj(scratchpads);
  }
  const dramPj = dram.id === 'none' ? 0 : (ownMemory?.dramPjPerBit ?? dram.energyPjPerBit);
  const accessPj = remembered((id, direction, rowBits) => {
    const buffer = memoryOf(inventory, id);
    if (ownMemory) return ownMemory.sramAccessPj(buffer.kilobytesPerBank * bitsPerKilobyte, rowBits);
    return bufferAccessPj(kinds, buffer, direction === 'reads' ? 'read' : 'write', rowBits);
  });
  const hopPj = (ofElements?.pitchMm ?? 0) * wirePjPerBitAndMm;
  return {
    isOwn: ownMemory !== null,
    elementClockPj,
    areaUm2,
    leakageUw,
    transferPj: ({ memory, direction, words, wordBits, wordsPerAccess, hops = 1 }) => {
      if (words === 0) return 0;
      if (memory === 'dram') return words * wordBits * dramPj;
      if (memory === 'network') return words * wordBits * hops * hopPj;
      return (words / wordsPerAccess) * accessPj(memory, direction, wordBits * wordsPerAccess);
    },
  };
}

type AccessPj = (id: BufferId | ScratchpadId, direction: Transfer['direction'], rowBits: number) => number;

/** Rows of few widths are moved over and over again. */
function remembered(accessPj: AccessPj): AccessPj {
  const empty = () => ({ reads: new Map<number, number>(), writes: new Map<number, number>() });
  const known = {
    'buffer-weights': empty(),
    'buffer-inputs': empty(),
    'buffer-outputs': empty(),
    'scratchpad-weights': empty(),
    'scratchpad-inputs': empty(),
    'scratchpad-outputs': empty(),
  };
  return (id, direction, rowBits) => {
    const found = known[id][direction].get(rowBits);
    if (found !== undefined) return found;
    const energyPj = accessPj(id, direction, rowBits);
    known[id][direction].set(rowBits, energyPj);
    return energyPj;
  };
}

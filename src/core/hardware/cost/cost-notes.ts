import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { Machine, Transfer } from '../accelerators/accelerator';
import { isBufferExtrapolated } from '../memory/buffer';
import type { DramKind } from '../memory/dram';
import type { PrimitiveUse } from '../primitives';
import type { CostNote } from './cost-report';
import type { CostSource } from './sources/cost-source';

/** Notes by what they are about: one of each in a report. */
export type KeyedNotes = ReadonlyMap<string, CostNote>;

/** Prices beyond their source's range of widths, and prices that rest on a recalled row. */
export function rowNotes(source: CostSource, uses: readonly PrimitiveUse[]): KeyedNotes {
  const notes = new Map<string, CostNote>();
  for (const { kind, bitsA, bitsB } of uses) {
    const { extrapolated, provenance } = source.price(kind, bitsA, bitsB);
    const row = source.recipe[kind].energyPj;
    if (extrapolated && !notes.has(`range ${kind}`)) {
      const { minimumBits, maximumBits } = row;
      const parameters = { source: source.id, primitive: kind, minimumBits, maximumBits };
      notes.set(`range ${kind}`, { code: 'extrapolated-widths', parameters });
    }
    if (provenance === 'assumed' && !notes.has(`assumed ${kind}`)) {
      const parameters = { source: source.id, primitive: kind, reference: row.source };
      notes.set(`assumed ${kind}`, { code: 'assumed-row', parameters });
    }
  }
  return notes;
}

/** Rows of a buffer that are narrower or wider than the SRAM table. */
export function bufferNotes({ inventory }: Machine, transfers: readonly Transfer[]): KeyedNotes {
  const notes = new Map<string, CostNote>();
  for (const { memory, words, wordBits, wordsPerAccess } of transfers) {
    if (memory === 'dram' || words === 0) continue;
    const rowBits = wordBits * wordsPerAccess;
    if (isBufferExtrapolated(inventory.buffers[memory], rowBits)) {
      notes.set(memory, { code: 'extrapolated-row', parameters: { memory, rowBits } });
    }
  }
  return notes;
}

/** Notes of the whole network: its clock, what bounds its layers, mixed widths, memory left out. */
export interface NetworkFacts {
  readonly machineClockHz: number;
  readonly clockHz: number;
  readonly dram: DramKind;
  readonly layers: readonly QuantizedLayer[];
  readonly boundBy: readonly Bound[];
}

export type Bound = 'compute' | 'dram' | 'requantization';

export function networkNotes(facts: NetworkFacts): readonly CostNote[] {
  const { machineClockHz, clockHz, dram, layers } = facts;
  const notes: CostNote[] = [];
  if (clockHz < machineClockHz) {
    const parameters = { clockMhz: clockHz / 1e6, machineClockMhz: machineClockHz / 1e6 };
    notes.push({ code: 'clock-limited-by-path', parameters });
  }
  addBoundNote(notes, facts, 'dram');
  addBoundNote(notes, facts, 'requantization');
  const widths = new Set(layers.map((layer) => `W${layer.weights.format.bits}A${layer.inputs.format.bits}`));
  if (widths.size > 1) notes.push({ code: 'mixed-widths', parameters: { widths: [...widths].join(', ') } });
  if (dram.id === 'none') notes.push({ code: 'dram-not-counted', parameters: {} });
  return notes;
}

function addBoundNote(notes: CostNote[], { layers, boundBy }: NetworkFacts, bound: Bound): void {
  const names = layers.filter((_, index) => boundBy[index] === bound).map(({ shape }) => shape.name);
  if (names.length > 0) notes.push({ code: `${bound}-bound`, parameters: { layers: names.join(', ') } });
}

import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { CodeFormat } from '../../quantization/code-format';
import type { Machine, Transfer } from '../accelerators/accelerator';
import { isBufferExtrapolated } from '../memory/buffer';
import type { DramKind } from '../memory/dram';
import type { Exactness } from '../placements/parts/exactness';
import type { CostNote } from './cost-report';
import type { Residency } from './residency';

/** Notes by what they are about: one of each in a report. */
export type KeyedNotes = Map<string, CostNote>;

/** Adds the buffers whose rows are narrower or wider than the SRAM table. */
export function addBufferNotes(
  notes: KeyedNotes,
  { inventory }: Machine,
  transfers: readonly Transfer[],
): void {
  for (const { memory, words, wordBits, wordsPerAccess } of transfers) {
    if (memory === 'dram' || words === 0) continue;
    const rowBits = wordBits * wordsPerAccess;
    if (isBufferExtrapolated(inventory.buffers[memory], rowBits)) {
      notes.set(memory, { code: 'extrapolated-row', parameters: { memory, rowBits } });
    }
  }
}

/** Notes of the whole network: where its arithmetic rounds, its clock, what bounds its layers, what stays on the chip, mixed widths, memory left out. */
export interface NetworkFacts {
  readonly machineClockHz: number;
  readonly clockHz: number;
  readonly dram: DramKind;
  /** The source whose own rule the energies of memories follow; null where they are those of the tables. */
  readonly memorySource: string | null;
  readonly layers: readonly QuantizedLayer[];
  readonly residency: Residency;
  readonly boundBy: readonly Bound[];
  readonly exactness: readonly Exactness[];
}

export type Bound = 'compute' | 'dram' | 'requantization';

export function networkNotes(facts: NetworkFacts): readonly CostNote[] {
  const { machineClockHz, clockHz, dram, memorySource, layers, exactness } = facts;
  const notes: CostNote[] = [];
  addLayersNote(notes, 'approximate-arithmetic', layers, (index) => exactness[index] === 'approximate');
  if (clockHz < machineClockHz) {
    const parameters = { clockMhz: clockHz / 1e6, machineClockMhz: machineClockHz / 1e6 };
    notes.push({ code: 'clock-limited-by-path', parameters });
  }
  addBoundNote(notes, facts, 'dram');
  addBoundNote(notes, facts, 'requantization');
  addResidencyNotes(notes, facts);
  addFormatNotes(notes, layers);
  const widths = new Set(layers.map((layer) => `W${layer.weights.format.bits}A${layer.inputs.format.bits}`));
  if (widths.size > 1) notes.push({ code: 'mixed-widths', parameters: { widths: [...widths].join(', ') } });
  if (memorySource !== null) {
    notes.push({ code: 'own-memory', parameters: { source: memorySource } });
  } else if (dram.status === 'assumed') {
    notes.push({
      code: 'assumed-memory',
      parameters: { dram: dram.id, energyPjPerBit: dram.energyPjPerBit },
    });
  }
  if (dram.id === 'none') notes.push({ code: 'dram-not-counted', parameters: {} });
  return notes;
}

function addBoundNote(notes: CostNote[], { layers, boundBy }: NetworkFacts, bound: Bound): void {
  addLayersNote(notes, `${bound}-bound`, layers, (index) => boundBy[index] === bound);
}

/** What is assumed of formats that split the array. */
function addFormatNotes(notes: CostNote[], layers: readonly QuantizedLayer[]): void {
  const has = (kind: CodeFormat['kind'], index: number): boolean => {
    const { weights, inputs } = layers[index] as QuantizedLayer;
    return [weights, inputs].some(({ format }) => format.kind === kind && format.bits > 1);
  };
  addLayersNote(notes, 'planes-in-parallel', layers, (index) => has('planes', index));
  addLayersNote(notes, 'mixed-rows', layers, (index) => has('row-mix', index));
}

function addResidencyNotes(notes: CostNote[], { layers, residency }: NetworkFacts): void {
  const { policy, weights, weightKilobytes, weightBufferKilobytes, ways } = residency;
  if (policy === 'weights-and-activations') {
    const parameters = { weightKilobytes, weightBufferKilobytes };
    notes.push({ code: weights ? 'weights-resident' : 'weights-not-resident', parameters });
  }
  addLayersNote(notes, 'activations-spill', layers, (index) => ways[index] === 'too-large');
  addLayersNote(notes, 'activations-unchained', layers, (index) => ways[index] === 'unchained');
}

function addLayersNote(
  notes: CostNote[],
  code: string,
  layers: readonly QuantizedLayer[],
  concerns: (index: number) => boolean,
): void {
  const names = layers.filter((_, index) => concerns(index)).map(({ shape }) => shape.name);
  if (names.length > 0) notes.push({ code, parameters: { layers: names.join(', ') } });
}

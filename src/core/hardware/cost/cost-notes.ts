import { assertNever } from '../../assert-never';
import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { CodeFormat } from '../../quantization/code-format';
import type { Inventory, Machine, Transfer } from '../accelerators/accelerator';
import { parallelLanes } from '../lane-class';
import { isBufferExtrapolated } from '../memory/buffer';
import type { Exactness } from '../placements/parts/exactness';
import { statedTechnology } from '../technology';
import type { CostContext } from './cost-context';
import type { CostNote } from './cost-report';
import { memoryOf } from './memory-of';
import type { Residency } from './residency';
import type { KeyedNote } from './sources/row-notes';
import { gatingNotes } from './zero-gating';

/** Buffers whose rows are narrower or wider than the SRAM table. */
export function bufferNotes({ inventory }: Machine, transfers: readonly Transfer[]): readonly KeyedNote[] {
  const notes: KeyedNote[] = [];
  for (const { memory, words, wordBits, wordsPerAccess } of transfers) {
    if (memory === 'dram' || memory === 'network' || words === 0) continue;
    const rowBits = wordBits * wordsPerAccess;
    if (isBufferExtrapolated(memoryOf(inventory, memory), rowBits)) {
      notes.push([memory, { code: 'extrapolated-row', parameters: { memory, rowBits } }]);
    }
  }
  return notes;
}

/** Notes of the whole network: where its arithmetic rounds, its clock, what bounds its layers, what stays on the chip, mixed widths, memory left out. */
export interface NetworkFacts {
  readonly context: CostContext;
  readonly clockHz: number;
  readonly layers: readonly QuantizedLayer[];
  /** Inferences that share their weights. */
  readonly images: number;
  readonly residency: Residency;
  readonly boundBy: readonly Bound[];
  readonly exactness: readonly Exactness[];
}

export type Bound = 'compute' | 'dram' | 'requantization';

/** What a reader must know of the figures of a whole network, as codes with parameters. */
export function networkNotes(facts: NetworkFacts): readonly CostNote[] {
  const { context, clockHz, layers, exactness, images } = facts;
  const { dram, memory, hardware, sizeNote, gating } = context;
  const machineClockHz = context.machine.inventory.clockHz;
  const notes: CostNote[] = [];
  addLayersNote(notes, 'approximate-arithmetic', layers, (index) => exactness[index] === 'approximate');
  if (sizeNote) notes.push(sizeNote);
  addTechnologyNote(notes, context);
  if (hardware.batchSize > 1) {
    const parameters = { batchSize: hardware.batchSize, images };
    notes.push({ code: images > 1 ? 'batch-shares-weights' : 'batch-without-gain', parameters });
  }
  notes.push(...gatingNotes(gating, layers));
  if (clockHz < machineClockHz) {
    const parameters = { clockMhz: clockHz / 1e6, machineClockMhz: machineClockHz / 1e6 };
    notes.push({ code: 'clock-limited-by-path', parameters });
  }
  addBoundNote(notes, facts, 'dram');
  addBoundNote(notes, facts, 'requantization');
  addResidencyNotes(notes, facts);
  addFormatNotes(notes, layers);
  const widths = new Set(layers.map((layer) => `W${layer.weights.format.bits}A${layer.inputs.format.bits}`));
  if (widths.size > 1) {
    notes.push({ code: 'mixed-widths', parameters: { widths: [...widths].join(', ') } });
    notes.push({ code: `precision-${layerPrecision(context.machine.inventory)}`, parameters: {} });
  }
  if (memory.isOwn) {
    notes.push({ code: 'own-memory', parameters: { source: hardware.costSource } });
  } else if (dram.status === 'assumed') {
    notes.push({
      code: 'assumed-memory',
      parameters: { dram: dram.id, energyPjPerBit: dram.energyPjPerBit },
    });
  }
  if (dram.id === 'none') notes.push({ code: 'dram-not-counted', parameters: {} });
  return notes;
}

/** What a machine makes of layers that have fewer bits than others. */
function layerPrecision({ laneClass = parallelLanes, minimumMultiplierBits }: Inventory): string {
  switch (laneClass.kind) {
    case 'bit-serial':
      return 'activation-serial';
    case 'term-serial':
    case 'composable':
      return 'both-serial';
    case 'parallel':
      return minimumMultiplierBits > 1 ? 'storage-only' : 'gated';
    default:
      return assertNever(laneClass);
  }
}

function addTechnologyNote(notes: CostNote[], { hardware, factors, memory, sramCell }: CostContext): void {
  const { nodeNm, supplyVolts } = hardware;
  const { nodeNm: sourceNm, voltage: sourceVolts } = statedTechnology;
  if (Number(nodeNm) !== sourceNm || supplyVolts !== sourceVolts) {
    const { energy, area } = factors;
    const parameters = { nodeNm, supplyVolts, sourceNm, sourceVolts, energy, area };
    notes.push({ code: 'scaled-technology', parameters });
  }
  if (sramCell.status === 'assumed' && !memory.isOwn) notes.push({ code: 'assumed-cells', parameters: {} });
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

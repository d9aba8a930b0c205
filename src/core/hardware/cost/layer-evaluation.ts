import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import type { LayerMapping, OnChipOperands, Transfer } from '../accelerators/accelerator';
import type { LayerDimensions } from '../layer-dimensions';
import type { Exactness } from '../placements/parts/exactness';
import { storageBits } from '../placements/parts/factor';
import {
  type AreaComponent,
  componentOfMemory,
  type EnergyComponent,
  zeroAreas,
  zeroEnergies,
} from './components';
import type { CostContext } from './cost-context';
import { addBufferNotes, type KeyedNotes } from './cost-notes';
import type { OperandAccesses } from './cost-report';
import type { PricedDatapath } from './pricing/source-pricing';
import { zeroShareOf } from './zero-gating';

/** What one layer needs of the machine, before the clock and the leakage of the whole network are known. */
export interface LayerEvaluation {
  readonly macs: number;
  readonly mapping: LayerMapping;
  /** Width of the sums that leave where the layer hands them on. */
  readonly outputStageBits: number;
  readonly extraStages: number;
  readonly dramBits: number;
  readonly accesses: Readonly<Record<string, OperandAccesses>>;
  /** Without leakage. */
  readonly energyPj: Readonly<Record<EnergyComponent, number>>;
  /** Area and leakage of a datapath built for this layer alone; without memories. */
  readonly areaUm2: Readonly<Record<AreaComponent, number>>;
  readonly leakageUw: number;
  readonly pathNs: number;
  readonly exactness: Exactness;
  readonly notes: KeyedNotes;
}

/** What the cost of a layer takes from the others. */
export interface LayerSurroundings {
  readonly onChip: OnChipOperands;
  /** Width of the sums of another layer that this one adds; null where it adds none. */
  readonly addendBits: number | null;
}

/** Dynamic energy, accesses, cycles and datapath area of one layer. */
export function evaluateLayer(
  context: CostContext,
  layer: QuantizedLayer,
  dimensions: LayerDimensions,
  { onChip, addendBits }: LayerSurroundings,
): LayerEvaluation {
  checkSupport(context, layer);
  const datapath = context.datapathOf({ layer, products: dimensions.products, addendBits });
  const widths = {
    weights: storageBits(layer.weights.format),
    inputs: layer.inputs.format.bits,
    outputs: datapath.outputBits,
    partialSums: datapath.accumulatorBits,
  };
  const mapped = context.machine.map(dimensions, widths, onChip, {
    weights: layer.weights.format,
    inputs: layer.inputs.format,
    ...(layer.termPairs && { termPairs: layer.termPairs }),
    ...(context.gating === 'gated' && { zeroInputs: zeroShareOf(layer) }),
  });
  const mapping = withAddend(mapped, layer, dimensions, addendBits ?? datapath.outputStageBits);
  const energyPj = zeroEnergies();
  const areaUm2 = zeroAreas();
  const notes: KeyedNotes = new Map();
  const leakageUw = addDatapath(context, datapath, mapping, { energyPj, areaUm2, notes });
  if (!context.memory.isOwn) addBufferNotes(notes, context.machine, mapping.transfers);
  for (const transfer of mapping.transfers) {
    energyPj[componentOfMemory(transfer.memory)] += context.memory.transferPj(transfer);
  }
  return {
    macs: dimensions.macs,
    mapping,
    outputStageBits: datapath.outputStageBits,
    extraStages: datapath.extraStages,
    dramBits: dramBitsOf(mapping.transfers),
    accesses: accessesOf(mapping.transfers),
    energyPj,
    areaUm2,
    leakageUw,
    pathNs: datapath.pathNs,
    exactness: datapath.exactness,
    notes,
  };
}

/** An addend was written by an earlier layer, comes back from DRAM and waits in the output buffer. */
function withAddend(
  mapping: LayerMapping,
  { branch }: QuantizedLayer,
  { outputWords: words }: LayerDimensions,
  sumBits: number,
): LayerMapping {
  const addend = branch?.addend ?? null;
  if (addend === null) return mapping;
  const { transfers } = mapping;
  const wordBits = addend === 'sums' ? sumBits : addend.format.bits;
  const buffered = transfers.find(({ memory }) => memory === 'buffer-outputs');
  const ofOutputs = { operand: 'outputs', words, wordBits } as const;
  const buffer = {
    ...ofOutputs,
    memory: 'buffer-outputs',
    wordsPerAccess: buffered?.wordsPerAccess ?? 1,
  } as const;
  return {
    ...mapping,
    transfers: [
      ...transfers,
      { ...ofOutputs, memory: 'dram', direction: 'reads', wordsPerAccess: 1 },
      { ...buffer, direction: 'writes' },
      { ...buffer, direction: 'reads' },
    ],
  };
}

function checkSupport({ accelerator, hardware }: CostContext, layer: QuantizedLayer): void {
  const support = accelerator.supports([layer.weights, layer.inputs], hardware.acceleratorParams);
  if (support.kind === 'unsupported') {
    const { name } = layer.shape;
    throw new ProblemError('unsupported-codes', {
      accelerator: accelerator.id,
      layer: name,
      reason: support.reason,
    });
  }
}

interface Tables {
  readonly energyPj: Record<EnergyComponent, number>;
  readonly areaUm2: Record<AreaComponent, number>;
  readonly notes: KeyedNotes;
}

/** Adds energy, area and notes of the datapath to the tables and returns its leakage. */
function addDatapath(
  { machine }: CostContext,
  datapath: PricedDatapath,
  { activity }: LayerMapping,
  { energyPj, areaUm2, notes }: Tables,
): number {
  let leakageUw = 0;
  for (const part of datapath.parts) {
    const instances = machine.inventory.units[part.unit];
    energyPj[part.component] += activity[part.unit][part.rate] * part.energyPj;
    areaUm2[part.component] += instances * part.areaUm2;
    leakageUw += instances * part.leakageUw;
  }
  for (const [key, note] of datapath.notes) notes.set(key, note);
  return leakageUw;
}

function dramBitsOf(transfers: readonly Transfer[]): number {
  let bits = 0;
  for (const { memory, words, wordBits } of transfers) if (memory === 'dram') bits += words * wordBits;
  return bits;
}

function accessesOf(transfers: readonly Transfer[]): Record<string, OperandAccesses> {
  const none = () => ({ reads: 0, writes: 0 });
  const accesses: Record<string, Record<Transfer['operand'], { reads: number; writes: number }>> = {};
  for (const { memory, operand, direction, words } of transfers) {
    accesses[memory] ??= { weights: none(), inputs: none(), outputs: none() };
    accesses[memory][operand][direction] += words;
  }
  return accesses;
}

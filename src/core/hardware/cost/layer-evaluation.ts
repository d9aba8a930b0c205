import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import type { LayerMapping, OnChipOperands, Transfer } from '../accelerators/accelerator';
import type { LayerDimensions } from '../layer-dimensions';
import type { Exactness } from '../placements/parts/exactness';
import { storageBits } from '../placements/parts/factor';
import { componentOfMemory, type EnergyComponent, zeroEnergies } from './components';
import type { CostContext } from './cost-context';
import { bufferNotes } from './cost-notes';
import type { OperandAccesses } from './cost-report';
import type { PricedDatapath } from './pricing/source-pricing';
import type { Silicon } from './silicon';
import type { KeyedNote } from './sources/row-notes';
import { zeroShareOf } from './zero-gating';

/** What one layer needs of the machine, before the clock and the leakage of the whole network are known. */
export interface LayerEvaluation {
  readonly macs: number;
  readonly computeCycles: number;
  readonly fillCycles: number;
  readonly requantizationCycles: number;
  readonly utilisation: number;
  /** Width of the sums that leave where the layer hands them on. */
  readonly outputStageBits: number;
  readonly extraStages: number;
  readonly dramBits: number;
  readonly accesses: Readonly<Record<string, OperandAccesses>>;
  /** Without leakage. */
  readonly energyPj: Readonly<Record<EnergyComponent, number>>;
  /** Of a datapath built for this layer alone. */
  readonly silicon: Silicon;
  readonly pathNs: number;
  readonly exactness: Exactness;
  readonly notes: readonly KeyedNote[];
}

/** How a layer runs, and on which datapath. */
export interface MappedLayer {
  readonly datapath: PricedDatapath;
  readonly mapping: LayerMapping;
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
  surroundings: LayerSurroundings,
): LayerEvaluation {
  const { datapath, mapping } = mapLayer(context, layer, dimensions, surroundings);
  const { transfers } = mapping;
  const energyPj = zeroEnergies();
  for (const { component, unit, rate, energyPj: partPj } of datapath.parts) {
    energyPj[component] += mapping.activity[unit][rate] * partPj;
  }
  energyPj['registers-and-clock'] += mapping.activity.lane.clocked * context.memory.elementClockPj;
  for (const transfer of transfers) {
    energyPj[componentOfMemory(transfer.memory)] += context.memory.transferPj(transfer);
  }
  return {
    macs: dimensions.macs,
    computeCycles: mapping.computeCycles,
    fillCycles: mapping.fillCycles,
    requantizationCycles: mapping.requantizationCycles,
    utilisation: mapping.utilisation,
    outputStageBits: datapath.outputStageBits,
    extraStages: datapath.extraStages,
    dramBits: dramBitsOf(transfers),
    accesses: accessesOf(transfers),
    energyPj,
    silicon: context.siliconOf(datapath),
    pathNs: datapath.pathNs,
    exactness: datapath.exactness,
    notes: context.memory.isOwn
      ? datapath.notes
      : [...datapath.notes, ...bufferNotes(context.machine, transfers)],
  };
}

/** Datapath, cycles and transfers of one layer. */
export function mapLayer(
  context: CostContext,
  layer: QuantizedLayer,
  dimensions: LayerDimensions,
  { onChip, addendBits }: LayerSurroundings,
): MappedLayer {
  checkSupport(context, layer);
  const datapath = context.datapathOf({ layer, products: dimensions.products, addendBits });
  const widths = {
    weights: storageBits(layer.weights.format),
    inputs: layer.inputs.format.bits,
    outputs: datapath.outputBits,
    partialSums: datapath.accumulatorBits,
  };
  const mapping = context.machine.map(dimensions, widths, onChip, {
    weights: layer.weights.format,
    inputs: layer.inputs.format,
    ...(layer.termPairs && { termPairs: layer.termPairs }),
    ...(context.gating === 'gated' && { zeroInputs: zeroShareOf(layer) }),
  });
  return {
    datapath,
    mapping: withAddend(mapping, layer, dimensions, addendBits ?? datapath.outputStageBits),
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

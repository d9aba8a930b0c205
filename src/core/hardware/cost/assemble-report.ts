import type { QuantizedLayer } from '../../explore/quantization-plan';
import {
  type AreaComponent,
  areaComponents,
  type EnergyComponent,
  energyComponents,
  zeroEnergies,
} from './components';
import { type Bound, networkNotes } from './cost-notes';
import type { CostNote, CostReport, CostTotals, LayerCost } from './cost-report';
import type { CostContext, LayerEvaluation } from './layer-evaluation';
import type { MemoryCosts } from './memory-costs';
import type { Residency } from './residency';

/** Share of the chip that DianNao's layout leaves to filler cells: 811,632 of 3,023,077 um2 (`chen-2014`, recalled). */
const fillerFraction = 811_632 / 3_023_077;

export interface EvaluatedNetwork {
  readonly layers: readonly QuantizedLayer[];
  /** One per layer. */
  readonly evaluations: readonly LayerEvaluation[];
  readonly residency: Residency;
}

/**
 * Joins the layers of one network: the array is as large as its widest layer needs, the clock as slow as the longest
 * path demands, and the whole chip leaks while any layer runs.
 */
export function assembleReport(
  context: CostContext,
  { layers, evaluations, residency }: EvaluatedNetwork,
): CostReport {
  const clockHz = clockOf(context, evaluations);
  const leakageUw =
    context.memory.leakageUw + Math.max(...evaluations.map((evaluation) => evaluation.leakageUw));
  const times = evaluations.map((evaluation) => layerTime(context, evaluation, clockHz));
  const layerCosts = evaluations.map((evaluation, index) => {
    const { cycles } = times[index] as LayerTime;
    const { name } = (layers[index] as QuantizedLayer).shape;
    return layerCost(name, evaluation, cycles, (leakageUw * cycles) / clockHz);
  });
  const energyByComponentPj = sumEnergies(layerCosts);
  const areaByComponentUm2 = areaOf(context.memory, evaluations);
  return {
    layers: layerCosts,
    totals: totalsOf(layerCosts, clockHz, sum(areaByComponentUm2)),
    energyByComponentPj,
    areaByComponentUm2,
    clockHz,
    notes: [
      ...networkNotes({
        machineClockHz: context.machine.inventory.clockHz,
        clockHz,
        dram: context.dram,
        memorySource: context.memory.isOwn ? context.source : null,
        layers,
        residency,
        boundBy: times.map(({ boundBy }) => boundBy),
        exactness: evaluations.map(({ exactness }) => exactness),
      }),
      ...layerNotes(evaluations),
    ],
  };
}

function clockOf({ machine }: CostContext, evaluations: readonly LayerEvaluation[]): number {
  const longestNs = Math.max(...evaluations.map(({ pathNs }) => pathNs));
  return Math.min(machine.inventory.clockHz, 1e9 / longestNs);
}

interface LayerTime {
  readonly cycles: number;
  readonly boundBy: Bound;
}

function layerTime(
  { machine, dram }: CostContext,
  { mapping, extraStages, dramBits }: LayerEvaluation,
  clockHz: number,
): LayerTime {
  const computing = mapping.computeCycles + mapping.fillCycles + extraStages;
  const bytesPerCycle = machine.inventory.dramBytesPerSecond / clockHz;
  const loading = dram.id === 'none' ? 0 : Math.ceil(dramBits / 8 / bytesPerCycle);
  const cycles = Math.max(computing, loading, mapping.requantizationCycles);
  if (cycles === computing) return { cycles, boundBy: 'compute' };
  return { cycles, boundBy: cycles === loading ? 'dram' : 'requantization' };
}

/** `leakage` is in uW s, a millionth of a joule: 1e6 pJ. */
function layerCost(name: string, evaluation: LayerEvaluation, cycles: number, leakage: number): LayerCost {
  return {
    name,
    macs: evaluation.macs,
    computeCycles: evaluation.mapping.computeCycles,
    cycles,
    utilisation: evaluation.mapping.utilisation,
    accesses: evaluation.accesses,
    energyPj: { ...evaluation.energyPj, leakage: leakage * 1e6 },
  };
}

function layerNotes(evaluations: readonly LayerEvaluation[]): readonly CostNote[] {
  const merged = new Map<string, CostNote>();
  for (const { notes } of evaluations) for (const [key, note] of notes) merged.set(key, note);
  return [...merged.values()];
}

function sumEnergies(layers: readonly LayerCost[]): Record<EnergyComponent, number> {
  const energies = zeroEnergies();
  for (const { energyPj } of layers) {
    for (const component of energyComponents) energies[component] += energyPj[component] ?? 0;
  }
  return energies;
}

function areaOf(memory: MemoryCosts, evaluations: readonly LayerEvaluation[]): Record<AreaComponent, number> {
  const areas = { ...memory.areaUm2 };
  for (const component of areaComponents) {
    for (const { areaUm2 } of evaluations) {
      areas[component] = Math.max(areas[component], areaUm2[component]);
    }
  }
  areas.filler = (sum(areas) * fillerFraction) / (1 - fillerFraction);
  return areas;
}

/** TOPS/W counts two operations per MAC; operations per picojoule are tera-operations per joule. */
function totalsOf(layers: readonly LayerCost[], clockHz: number, areaUm2: number): CostTotals {
  let [macs, cycles, energyPj] = [0, 0, 0];
  for (const layer of layers) {
    macs += layer.macs;
    cycles += layer.cycles;
    energyPj += sum(layer.energyPj);
  }
  return {
    macs,
    cycles,
    latencySeconds: cycles / clockHz,
    energyPj,
    inferencesPerJoule: 1e12 / energyPj,
    topsPerWatt: (2 * macs) / energyPj,
    areaUm2,
  };
}

function sum(parts: Readonly<Record<string, number>>): number {
  let total = 0;
  for (const key in parts) total += parts[key] as number;
  return total;
}

import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { TechnologyFactors } from '../technology';
import { perInference } from './batch';
import {
  type AreaComponent,
  areaComponents,
  type EnergyComponent,
  energyComponents,
  zeroEnergies,
} from './components';
import type { CostContext } from './cost-context';
import { type Bound, networkNotes } from './cost-notes';
import type { CostNote, CostReport, CostTotals, LayerCost } from './cost-report';
import type { LayerEvaluation } from './layer-evaluation';
import type { MemoryCosts } from './memory-costs';
import type { Residency } from './residency';

/** Share of the chip that DianNao's layout leaves to filler cells: 811,632 of 3,023,077 um2 (`chen-2014`, recalled). */
const fillerFraction = 811_632 / 3_023_077;

export interface EvaluatedNetwork {
  readonly layers: readonly QuantizedLayer[];
  /** One per layer, of `images` inferences that share their weights. */
  readonly evaluations: readonly LayerEvaluation[];
  readonly images: number;
  readonly residency: Residency;
}

/**
 * Joins the layers of one network: the array is as large as its widest layer needs, the clock as slow as the longest
 * path demands, and the whole chip leaks while any layer runs.
 */
export function assembleReport(context: CostContext, network: EvaluatedNetwork): CostReport {
  const { layers, evaluations, images, residency } = network;
  const { factors, machine } = context;
  const clockHz = clockOf(context, evaluations);
  const leakageUw =
    factors.leakage *
    (context.memory.leakageUw + Math.max(...evaluations.map(({ silicon }) => silicon.leakageUw)));
  const times = evaluations.map((evaluation) => layerTime(context, evaluation, clockHz));
  const layerCosts = evaluations.map((evaluation, index) => {
    const { cycles } = times[index] as LayerTime;
    const { name } = (layers[index] as QuantizedLayer).shape;
    const cost = layerCost(name, evaluation, cycles, (leakageUw * cycles) / clockHz);
    return perInference(inTechnology(cost, factors), images);
  });
  const energyByComponentPj = sumEnergies(layerCosts);
  const areaByComponentUm2 = areaOf(context.memory, evaluations, factors.area);
  return {
    layers: layerCosts,
    totals: totalsOf(layerCosts, clockHz, sum(areaByComponentUm2), context.hardware.batchSize),
    energyByComponentPj,
    areaByComponentUm2,
    clockHz,
    lanes: machine.inventory.units.lane,
    memories: context.memories,
    notes: [
      ...networkNotes({
        context,
        clockHz,
        layers,
        images,
        residency,
        boundBy: times.map(({ boundBy }) => boundBy),
        exactness: evaluations.map(({ exactness }) => exactness),
      }),
      ...layerNotes(evaluations),
    ],
  };
}

function clockOf({ machine, factors }: CostContext, evaluations: readonly LayerEvaluation[]): number {
  const longestNs = Math.max(...evaluations.map(({ pathNs }) => pathNs)) * factors.delay;
  return Math.min(machine.inventory.clockHz, 1e9 / longestNs);
}

interface LayerTime {
  readonly cycles: number;
  readonly boundBy: Bound;
}

function layerTime({ machine, dram }: CostContext, evaluation: LayerEvaluation, clockHz: number): LayerTime {
  const { computeCycles, fillCycles, requantizationCycles, extraStages, dramBits } = evaluation;
  const computing = computeCycles + fillCycles + extraStages;
  const bytesPerCycle = machine.inventory.dramBytesPerSecond / clockHz;
  const loading = dram.id === 'none' ? 0 : Math.ceil(dramBits / 8 / bytesPerCycle);
  const cycles = Math.max(computing, loading, requantizationCycles);
  if (cycles === computing) return { cycles, boundBy: 'compute' };
  return { cycles, boundBy: cycles === loading ? 'dram' : 'requantization' };
}

/** `leakage` is in uW s, a millionth of a joule: 1e6 pJ. */
function layerCost(name: string, evaluation: LayerEvaluation, cycles: number, leakage: number): LayerCost {
  return {
    name,
    macs: evaluation.macs,
    computeCycles: evaluation.computeCycles,
    cycles,
    utilisation: evaluation.utilisation,
    accesses: evaluation.accesses,
    energyPj: { ...evaluation.energyPj, leakage: leakage * 1e6 },
  };
}

/** Leakage is in the technology already; memory outside the chip has a technology of its own. */
function inTechnology(cost: LayerCost, { energy }: TechnologyFactors): LayerCost {
  if (energy === 1) return cost;
  const scaled = ([component, pj]: readonly [string, number]) =>
    [component, component === 'dram' || component === 'leakage' ? pj : pj * energy] as const;
  return { ...cost, energyPj: Object.fromEntries(Object.entries(cost.energyPj).map(scaled)) };
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

function areaOf(
  memory: MemoryCosts,
  evaluations: readonly LayerEvaluation[],
  factor: number,
): Record<AreaComponent, number> {
  const areas = { ...memory.areaUm2 };
  for (const component of areaComponents) {
    for (const { silicon } of evaluations) {
      areas[component] = Math.max(areas[component], silicon.areaUm2[component]);
    }
  }
  areas.filler = (sum(areas) * fillerFraction) / (1 - fillerFraction);
  if (factor !== 1) for (const component of areaComponents) areas[component] *= factor;
  return areas;
}

/** TOPS/W counts two operations per MAC; operations per picojoule are tera-operations per joule. */
function totalsOf(
  layers: readonly LayerCost[],
  clockHz: number,
  areaUm2: number,
  batchSize: number,
): CostTotals {
  let [macs, cycles, energyPj] = [0, 0, 0];
  for (const layer of layers) {
    macs += layer.macs;
    cycles += layer.cycles;
    energyPj += sum(layer.energyPj);
  }
  const inferencesPerSecond = clockHz / cycles;
  return {
    macs,
    cycles,
    latencySeconds: batchSize / inferencesPerSecond,
    inferencesPerSecond,
    energyPj,
    inferencesPerJoule: 1e12 / energyPj,
    topsPerWatt: (2 * macs) / energyPj,
    areaUm2,
    // Operations per second and um2, times 1e6 um2 per mm2, divided by 1e12.
    topsPerMm2: (2 * macs * inferencesPerSecond) / areaUm2 / 1e6,
  };
}

function sum(parts: Readonly<Record<string, number>>): number {
  let total = 0;
  for (const key in parts) total += parts[key] as number;
  return total;
}

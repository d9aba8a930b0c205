import { areaComponents, energyComponents } from '../core/hardware/cost/components';
import type { CostNote, CostTotals, LayerCost, MemoryFacts } from '../core/hardware/cost/cost-report';
import type { Problem } from '../core/problem';

/**
 * Costs of many networks as buffers that change threads without a copy: cloning thousands of reports takes longer
 * than evaluating them. What repeats among reports stands once, in lists that the rows refer to by index.
 */
export interface PackedCosts {
  /** Per outcome: indices of layer names and notes, first row in `layers`, clock, lanes, machine, totals, energies, areas. */
  readonly reports: Float64Array<ArrayBuffer>;
  /** Per layer of every report: its place in `accesses`, four counts, energies. */
  readonly layers: Float64Array<ArrayBuffer>;
  readonly layerNames: readonly (readonly string[])[];
  readonly notes: readonly (readonly CostNote[])[];
  /** Of the machines of all reports. */
  readonly machines: readonly (readonly MemoryFacts[])[];
  /** Per distinct accesses: index of the memories, then six counts for each of them. */
  readonly accesses: Float64Array<ArrayBuffer>;
  readonly memories: readonly (readonly string[])[];
  /** By place among the outcomes. */
  readonly problems: ReadonlyMap<number, Problem>;
}

export const totals = [
  'macs',
  'cycles',
  'latencySeconds',
  'inferencesPerSecond',
  'energyPj',
  'inferencesPerJoule',
  'topsPerWatt',
  'areaUm2',
  'topsPerMm2',
] as const satisfies readonly (keyof CostTotals)[];
export const layerCounts = [
  'macs',
  'computeCycles',
  'cycles',
  'utilisation',
] as const satisfies readonly (keyof LayerCost)[];

const energies = 6 + totals.length;
const areas = energies + energyComponents.length;
/** Where the columns of a report begin that are more than one; how wide it is. */
export const reportColumns = { totals: 6, energies, areas, width: areas + areaComponents.length } as const;

const layerEnergies = 1 + layerCounts.length;
/** The same of a layer. */
export const layerColumns = {
  counts: 1,
  energies: layerEnergies,
  width: layerEnergies + energyComponents.length,
} as const;

/** What changes threads without a copy. */
export function packedBuffers({ reports, layers, accesses }: PackedCosts): ArrayBuffer[] {
  return [reports.buffer, layers.buffer, accesses.buffer];
}

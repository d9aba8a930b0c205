import { areaComponents, energyComponents } from '../core/hardware/cost/components';
import type {
  CostNote,
  CostReport,
  CostTotals,
  LayerCost,
  MemoryFacts,
} from '../core/hardware/cost/cost-report';
import type { Problem } from '../core/problem';
import type { CostOutcome } from './hardware-worker-api';

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

const totals = [
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
const layerCounts = [
  'macs',
  'computeCycles',
  'cycles',
  'utilisation',
] as const satisfies readonly (keyof LayerCost)[];

const reportColumns = { totals: 6, energies: 6 + totals.length } as const;
const areasColumn = reportColumns.energies + energyComponents.length;
const reportWidth = areasColumn + areaComponents.length;
const layerEnergiesColumn = 1 + layerCounts.length;
const layerWidth = layerEnergiesColumn + energyComponents.length;

export function packCosts(outcomes: readonly CostOutcome[]): PackedCosts {
  const layerNames = createIndex<readonly string[]>((names) => names.join('\n'));
  const notes = createIndex<readonly CostNote[]>((list) => JSON.stringify(list));
  // Reports of one machine share the object.
  const machines = createIndex<readonly MemoryFacts[]>((memories) => memories);
  const accesses = createAccessWriter();
  const problems = new Map<number, Problem>();
  const reports = new Float64Array(outcomes.length * reportWidth);
  const layers = new Float64Array(layerCountOf(outcomes) * layerWidth);
  let layerRow = 0;
  for (const [place, outcome] of outcomes.entries()) {
    if (outcome.kind === 'problem') {
      problems.set(place, outcome.problem);
      continue;
    }
    const { report } = outcome;
    const names = layerNames.of(report.layers.map(({ name }) => name));
    writeReport(reports, place, report, [
      names,
      notes.of(report.notes),
      layerRow,
      machines.of(report.memories),
    ]);
    for (const layer of report.layers)
      writeLayer(layers, layerRow++, layer, accesses.placeOf(layer.accesses));
  }
  return {
    reports,
    layers,
    layerNames: layerNames.values,
    notes: notes.values,
    machines: machines.values,
    ...accesses.written(),
    problems,
  };
}

/** What changes threads without a copy. */
export function packedBuffers({ reports, layers, accesses }: PackedCosts): ArrayBuffer[] {
  return [reports.buffer, layers.buffer, accesses.buffer];
}

/** The outcomes that were packed. Layers and components are read from the buffers when somebody asks for them. */
export function unpackCosts(packed: PackedCosts): readonly CostOutcome[] {
  return Array.from({ length: packed.reports.length / reportWidth }, (_, place): CostOutcome => {
    const problem = packed.problems.get(place);
    return problem ? { kind: 'problem', problem } : { kind: 'report', report: readReport(packed, place) };
  });
}

function layerCountOf(outcomes: readonly CostOutcome[]): number {
  let count = 0;
  for (const outcome of outcomes) if (outcome.kind === 'report') count += outcome.report.layers.length;
  return count;
}

function writeReport(
  cells: Float64Array,
  place: number,
  report: CostReport,
  [names, notes, firstLayer, machine]: readonly [number, number, number, number],
): void {
  const start = place * reportWidth;
  cells[start] = names;
  cells[start + 1] = notes;
  cells[start + 2] = firstLayer;
  cells[start + 3] = report.clockHz;
  cells[start + 4] = report.lanes;
  cells[start + 5] = machine;
  write(cells, start + reportColumns.totals, totals, report.totals);
  write(cells, start + reportColumns.energies, energyComponents, report.energyByComponentPj);
  write(cells, start + areasColumn, areaComponents, report.areaByComponentUm2);
}

function writeLayer(cells: Float64Array, row: number, layer: LayerCost, accesses: number): void {
  const start = row * layerWidth;
  cells[start] = accesses;
  write(cells, start + 1, layerCounts, layer);
  write(cells, start + layerEnergiesColumn, energyComponents, layer.energyPj);
}

function readReport(packed: PackedCosts, place: number): CostReport {
  const { reports, layers, layerNames, notes, machines } = packed;
  const start = place * reportWidth;
  const names = cell(reports, start);
  const noted = cell(reports, start + 1);
  const firstLayer = cell(reports, start + 2);
  const energies = once(() => read(reports, start + reportColumns.energies, energyComponents));
  const areas = once(() => read(reports, start + areasColumn, areaComponents));
  const costs = once(() =>
    (layerNames[names] ?? []).map((name, index): LayerCost => {
      const row = (firstLayer + index) * layerWidth;
      return {
        name,
        ...read(layers, row + 1, layerCounts),
        accesses: readAccesses(packed, cell(layers, row)),
        energyPj: read(layers, row + layerEnergiesColumn, energyComponents),
      };
    }),
  );
  return {
    totals: read(reports, start + reportColumns.totals, totals),
    clockHz: cell(reports, start + 3),
    lanes: cell(reports, start + 4),
    memories: machines[cell(reports, start + 5)] ?? [],
    notes: notes[noted] ?? [],
    get layers() {
      return costs();
    },
    get energyByComponentPj() {
      return energies();
    },
    get areaByComponentUm2() {
      return areas();
    },
  };
}

/** Writes accesses that several layers share once: the cost model hands out the same object for equal layers. */
function createAccessWriter() {
  const cells: number[] = [];
  const places = new Map<LayerCost['accesses'], number>();
  const memories = createIndex<readonly string[]>((ids) => ids.join('\n'));
  return {
    placeOf: (accesses: LayerCost['accesses']): number => {
      const known = places.get(accesses);
      if (known !== undefined) return known;
      const place = cells.push(memories.of(Object.keys(accesses))) - 1;
      for (const { weights, inputs, outputs } of Object.values(accesses)) {
        cells.push(weights.reads, weights.writes, inputs.reads, inputs.writes, outputs.reads, outputs.writes);
      }
      places.set(accesses, place);
      return place;
    },
    written: () => ({ accesses: Float64Array.from(cells), memories: memories.values }),
  };
}

function readAccesses({ accesses, memories }: PackedCosts, place: number): LayerCost['accesses'] {
  const ids = memories[cell(accesses, place)] ?? [];
  const count = (offset: number) => ({
    reads: cell(accesses, place + 1 + offset),
    writes: cell(accesses, place + 2 + offset),
  });
  return Object.fromEntries(
    ids.map((id, index) => [
      id,
      { weights: count(6 * index), inputs: count(6 * index + 2), outputs: count(6 * index + 4) },
    ]),
  );
}

function write<Key extends string>(
  cells: Float64Array,
  start: number,
  keys: readonly Key[],
  values: Readonly<Partial<Record<Key, number>>>,
): void {
  let place = start;
  for (const key of keys) cells[place++] = values[key] ?? 0;
}

function read<Key extends string>(
  cells: Float64Array,
  start: number,
  keys: readonly Key[],
): Record<Key, number> {
  const values = {} as Record<Key, number>;
  let place = start;
  for (const key of keys) values[key] = cell(cells, place++);
  return values;
}

function cell(cells: Float64Array, place: number): number {
  return cells[place] ?? Number.NaN;
}

/** Lists every distinct value once. */
function createIndex<Value>(keyOf: (value: Value) => unknown) {
  const [values, places] = [[] as Value[], new Map<unknown, number>()];
  return {
    values,
    of: (value: Value): number => {
      const key = keyOf(value);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, values.length);
      return values.push(value) - 1;
    },
  };
}

function once<Value>(compute: () => Value): () => Value {
  let value: { readonly known: Value } | null = null;
  return () => {
    value ??= { known: compute() };
    return value.known;
  };
}

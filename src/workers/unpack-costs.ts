import { areaComponents, energyComponents } from '../core/hardware/cost/components';
import type { CostReport, LayerCost } from '../core/hardware/cost/cost-report';
import type { CostOutcome } from './hardware-worker-api';
import { layerColumns, layerCounts, type PackedCosts, reportColumns, totals } from './packed-costs';

/** The outcomes that were packed. Layers and components are read from the buffers when somebody asks for them. */
export function unpackCosts(packed: PackedCosts): readonly CostOutcome[] {
  return Array.from({ length: packed.reports.length / reportColumns.width }, (_, place): CostOutcome => {
    const problem = packed.problems.get(place);
    return problem ? { kind: 'problem', problem } : { kind: 'report', report: readReport(packed, place) };
  });
}

function readReport(packed: PackedCosts, place: number): CostReport {
  const { reports, layers, layerNames, notes, machines } = packed;
  const start = place * reportColumns.width;
  const names = cell(reports, start);
  const noted = cell(reports, start + 1);
  const firstLayer = cell(reports, start + 2);
  const energies = once(() => read(reports, start + reportColumns.energies, energyComponents));
  const areas = once(() => read(reports, start + reportColumns.areas, areaComponents));
  const costs = once(() =>
    (layerNames[names] ?? []).map((name, index): LayerCost => {
      const row = (firstLayer + index) * layerColumns.width;
      return {
        name,
        ...read(layers, row + layerColumns.counts, layerCounts),
        accesses: readAccesses(packed, cell(layers, row)),
        energyPj: read(layers, row + layerColumns.energies, energyComponents),
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

function once<Value>(compute: () => Value): () => Value {
  let value: { readonly known: Value } | null = null;
  return () => {
    value ??= { known: compute() };
    return value.known;
  };
}

import { areaComponents, energyComponents } from '../core/hardware/cost/components';
import type { CostNote, CostReport, LayerCost, MemoryFacts } from '../core/hardware/cost/cost-report';
import type { Problem } from '../core/problem';
import type { CostOutcome } from './hardware-worker-api';
import { layerColumns, layerCounts, type PackedCosts, reportColumns, totals } from './packed-costs';

/** Takes outcomes one by one, so that a report can be forgotten before the next is evaluated. */
export interface CostPacker {
  readonly add: (outcome: CostOutcome) => void;
  readonly packed: () => PackedCosts;
}

export function createCostPacker(): CostPacker {
  const layerNames = createIndex<readonly string[]>((names) => names.join('\n'));
  const notes = createIndex<readonly CostNote[]>((list) => JSON.stringify(list));
  // Reports of one machine share the object.
  const machines = createIndex<readonly MemoryFacts[]>((memories) => memories);
  const accesses = createAccessWriter();
  const problems = new Map<number, Problem>();
  const [reports, layers]: [number[], number[]] = [[], []];
  const addReport = (report: CostReport): void => {
    const names = layerNames.of(report.layers.map(({ name }) => name));
    const firstLayer = layers.length / layerColumns.width;
    const { clockHz, lanes } = report;
    reports.push(names, notes.of(report.notes), firstLayer, clockHz, lanes, machines.of(report.memories));
    for (const key of totals) reports.push(report.totals[key]);
    for (const key of energyComponents) reports.push(report.energyByComponentPj[key] ?? 0);
    for (const key of areaComponents) reports.push(report.areaByComponentUm2[key] ?? 0);
    for (const layer of report.layers) addLayer(layers, layer, accesses.placeOf(layer.accesses));
  };
  return {
    add: (outcome) => {
      if (outcome.kind === 'report') return addReport(outcome.report);
      problems.set(reports.length / reportColumns.width, outcome.problem);
      for (let column = 0; column < reportColumns.width; column++) reports.push(0);
    },
    packed: () => ({
      reports: new Float64Array(reports),
      layers: new Float64Array(layers),
      layerNames: layerNames.values,
      notes: notes.values,
      machines: machines.values,
      ...accesses.written(),
      problems,
    }),
  };
}

function addLayer(cells: number[], layer: LayerCost, accesses: number): void {
  cells.push(accesses);
  for (const key of layerCounts) cells.push(layer[key]);
  for (const key of energyComponents) cells.push(layer.energyPj[key] ?? 0);
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
    written: () => ({ accesses: new Float64Array(cells), memories: memories.values }),
  };
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

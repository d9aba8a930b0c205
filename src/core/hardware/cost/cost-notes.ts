import type { QuantizedLayer } from '../../explore/quantization-plan';
import { isBufferExtrapolated } from '../memory/buffer';
import type { CostNote } from './cost-report';
import type { CostContext, LayerEvaluation } from './layer-evaluation';

/** A layer with its evaluation and what bounds its time. */
export interface TimedLayer {
  readonly layer: QuantizedLayer;
  readonly evaluation: LayerEvaluation;
  readonly cycles: number;
  readonly boundBy: 'compute' | 'dram' | 'requantization';
}

/** What a reader must know of the figures of one report. */
export function costNotes(
  context: CostContext,
  layers: readonly TimedLayer[],
  clockHz: number,
): readonly CostNote[] {
  return [
    ...clockNotes(context, clockHz),
    ...boundNotes(layers, 'dram', 'dram-bound'),
    ...boundNotes(layers, 'requantization', 'requantization-bound'),
    ...widthNotes(layers),
    ...rowNotes(context, layers),
    ...bufferNotes(context, layers),
    ...(context.dram.id === 'none' ? [{ code: 'dram-not-counted', parameters: {} }] : []),
  ];
}

function clockNotes({ machine }: CostContext, clockHz: number): readonly CostNote[] {
  const machineClockHz = machine.inventory.clockHz;
  if (clockHz >= machineClockHz) return [];
  return [
    {
      code: 'clock-limited-by-path',
      parameters: { clockMhz: clockHz / 1e6, machineClockMhz: machineClockHz / 1e6 },
    },
  ];
}

function boundNotes(
  layers: readonly TimedLayer[],
  bound: TimedLayer['boundBy'],
  code: string,
): readonly CostNote[] {
  const names = layers.filter(({ boundBy }) => boundBy === bound).map(({ layer }) => layer.shape.name);
  return names.length === 0 ? [] : [{ code, parameters: { layers: names.join(', ') } }];
}

/** One array serves all layers: it is as large as the widest, and narrower layers are charged as if gated. */
function widthNotes(layers: readonly TimedLayer[]): readonly CostNote[] {
  const widths = new Set(
    layers.map(({ layer }) => `W${layer.weights.format.bits}A${layer.inputs.format.bits}`),
  );
  return widths.size < 2 ? [] : [{ code: 'mixed-widths', parameters: { widths: [...widths].join(', ') } }];
}

function rowNotes({ source }: CostContext, layers: readonly TimedLayer[]): readonly CostNote[] {
  const notes = new Map<string, CostNote>();
  for (const { evaluation } of layers) {
    for (const { kind, bitsA, bitsB } of evaluation.datapath.uses) {
      const { extrapolated, provenance } = source.price(kind, bitsA, bitsB);
      const row = source.recipe[kind].energyPj;
      if (extrapolated) {
        const { minimumBits, maximumBits } = row;
        const parameters = { source: source.id, primitive: kind, minimumBits, maximumBits };
        notes.set(`range ${kind}`, { code: 'extrapolated-widths', parameters });
      }
      if (provenance === 'assumed') {
        const parameters = { source: source.id, primitive: kind, reference: row.source };
        notes.set(`assumed ${kind}`, { code: 'assumed-row', parameters });
      }
    }
  }
  return [...notes.values()];
}

function bufferNotes({ machine }: CostContext, layers: readonly TimedLayer[]): readonly CostNote[] {
  const notes = new Map<string, CostNote>();
  for (const { evaluation } of layers) {
    for (const { memory, words, wordBits, wordsPerAccess } of evaluation.transfers) {
      if (memory === 'dram' || words === 0) continue;
      const rowBits = wordBits * wordsPerAccess;
      if (isBufferExtrapolated(machine.inventory.buffers[memory], rowBits)) {
        notes.set(memory, { code: 'extrapolated-row', parameters: { memory, rowBits } });
      }
    }
  }
  return [...notes.values()];
}

import { accelerators } from '../hardware/accelerators';
import { sampledCodes } from '../hardware/terms/expected-terms';
import type { ConvolutionShape } from '../networks/layer-shape';
import type { ParamValues } from '../parameters/param-spec';
import { completeParams } from '../parameters/parse-params';
import { integerGrid } from '../quantization/code-format';
import { type CountedBits, countedTermPairs } from './counted-term-pairs';
import { runMachine } from './machine-run';
import { noMachine, onMachine } from './not-modelled';
import { type ConformanceRow, exact, modelled, range, relative, value } from './row';
import type { ConformanceTextCode } from './texts';

/** Fills the lanes of all machines of DaDianNao's organisation. */
const filling: ConvolutionShape = {
  kind: 'conv',
  name: 'full',
  inputHeight: 16,
  inputWidth: 16,
  inputChannels: 256,
  outputChannels: 256,
  kernelHeight: 3,
  kernelWidth: 3,
  stride: 1,
  padding: 'same',
  groups: 1,
};

const shared = { group: 'bit-serial', use: 'hold-out', place: 'abstract', status: 'read' } as const;

export const bitSerialRows: readonly ConformanceRow[] = [
  {
    ...shared,
    id: 'da-dian-nao-clock',
    what: { code: 'da-dian-nao-clock', parameters: {} },
    published: value(606),
    unit: 'MHz',
    source: 'chen-2014-dadiannao',
    place: 'Table III',
    status: 'quoted',
    tolerance: exact,
    notes: [{ code: 'taken-over', parameters: {} }],
    compute: () =>
      onMachine('da-dian-nao', 'DaDianNao', () => {
        const { params, configure } = accelerators.get('da-dian-nao');
        return modelled(configure(completeParams(params, {})).inventory.clockHz / 1e6);
      }),
  },
  stripesRule(4),
  stripesRule(8),
  {
    ...shared,
    id: 'stripes-mean',
    what: { code: 'stripes-mean', parameters: {} },
    published: value(1.92),
    unit: '×',
    source: 'judd-2016',
    tolerance: relative(0.05),
    compute: () => ({ kind: 'not-modelled', reason: { code: 'no-precisions', parameters: {} } }),
  },
  ...(
    [
      ['pragmatic-speed', 2.25],
      ['pragmatic-area', 1.31],
      ['pragmatic-power', 1.71],
    ] as const
  ).map(([code, published]) => pragmaticRow(code, published)),
  ...(
    [
      [1024, 16, 15.4, 1.95],
      [128, 2, 2.3, 2.13],
    ] as const
  ).flatMap(([wires, filters, speed, efficiency]) => [
    laconicRow('laconic-speed', { wires, filters }, speed),
    laconicRow('laconic-efficiency', { wires, filters }, efficiency),
  ]),
  ...([1, 2] as const).flatMap((bits) => [
    crossoverRow('laconic-crossover-speed', bits),
    crossoverRow('laconic-crossover-efficiency', bits),
  ]),
];

function stripesRule(bits: number): ConformanceRow {
  return {
    ...shared,
    id: `stripes-rule-${bits}`,
    what: { code: 'stripes-rule', parameters: { bits } },
    published: value(16 / bits),
    unit: '×',
    source: 'judd-2016',
    status: 'recomputed',
    tolerance: relative(0.05),
    compute: () =>
      onMachine('stripes', 'Stripes', () => {
        const cycles = (accelerator: string, width: number): number =>
          runMachine({ accelerator, shapes: [filling], bits: width }).computeCycles;
        return modelled(cycles('da-dian-nao', 16) / cycles('stripes', bits));
      }),
  };
}

function pragmaticRow(code: ConformanceTextCode, published: number): ConformanceRow {
  return {
    ...shared,
    id: code,
    what: { code, parameters: {} },
    published: value(published),
    unit: '×',
    source: 'albericio-2017',
    place: 'text',
    status: 'quoted',
    tolerance: relative(0.25),
    ...(code === 'pragmatic-speed'
      ? { notes: [{ code: 'pragmatic-inputs', parameters: {} }], compute: () => modelled(pragmaticSpeed()) }
      : { compute: () => noMachine('Pragmatic') }),
  };
}

/** A step takes a cycle for every one bit of the input that has most, of 16 lanes at 16 positions; DaDianNao takes one for each. */
function pragmaticSpeed(): number {
  const [positions, lanes] = [16, 16];
  const codes = sampledCodes(integerGrid(8, false), true);
  const steps = Math.floor(codes.length / (positions * lanes));
  let cycles = 0;
  for (let step = 0; step < steps; step++) {
    const waiting = codes.slice(step * positions * lanes, (step + 1) * positions * lanes);
    cycles += Math.max(1, ...waiting.map(oneBits));
  }
  return (positions * steps) / cycles;
}

function oneBits(code: number): number {
  return code.toString(2).replaceAll('0', '').length;
}

interface WeightWires {
  readonly wires: number;
  /** With 16 lanes each, and 4 wires for a term of 8 bits. */
  readonly filters: number;
}

/** 2048 wires take 128 weights of 16 bits in a cycle. */
const wiredBaseline: ParamValues = { tiles: 1, filters: 8, clockMhz: 1000, datapathWidth: 'fixed-16' };

/** The same lanes in the same places: one tile, 16 positions side by side. */
const likeLaconic: ParamValues = { tiles: 1, windows: 16, clockMhz: 1000 };

function laconicRow(
  code: 'laconic-speed' | 'laconic-efficiency',
  { wires, filters }: WeightWires,
  published: number,
): ConformanceRow {
  return {
    ...shared,
    id: `${code}-${wires}`,
    what: { code, parameters: { wires } },
    published: value(published),
    unit: '×',
    source: 'sharify-2019',
    tolerance: relative(0.35),
    notes: [{ code: 'laconic-inputs', parameters: { filters, lead: leadWithoutWaiting(filters) } }],
    compute: () =>
      onMachine('laconic', 'Laconic', () =>
        modelled(advantage(laconicMeasures[code], { tiles: 1, filters }, wiredBaseline, 8)),
      ),
  };
}

/** Lanes of 16 positions over 128 multipliers, where every product takes its own pairs of terms and no longer. */
function leadWithoutWaiting(filters: number): string {
  const [lanes, positions, multipliers] = [16, 16, 128];
  return ((filters * lanes * positions) / multipliers / countedTermPairs(8).mean).toFixed(1);
}

function crossoverRow(
  code: 'laconic-crossover-speed' | 'laconic-crossover-efficiency',
  bits: CountedBits,
): ConformanceRow {
  return {
    ...shared,
    id: `${code}-${bits}`,
    what: { code, parameters: { bits } },
    published: range(0, 1),
    unit: '×',
    source: 'sharify-2019',
    place: 'as reviewed',
    status: 'quoted',
    tolerance: exact,
    notes: [{ code: 'equal-lanes', parameters: {} }],
    compute: () =>
      onMachine('laconic', 'Laconic', () =>
        modelled(advantage(crossoverMeasures[code], { tiles: 1 }, likeLaconic, bits)),
      ),
  };
}

type Measure = 'computeCycles' | 'latencySeconds' | 'energyPj';

/** Published of both designs at one clock. */
const laconicMeasures = { 'laconic-speed': 'computeCycles', 'laconic-efficiency': 'energyPj' } as const;

const crossoverMeasures = {
  'laconic-crossover-speed': 'latencySeconds',
  'laconic-crossover-efficiency': 'energyPj',
} as const;

/** Of Laconic over DaDianNao with these parameters, on codes of this width. */
function advantage(measure: Measure, laconic: ParamValues, baseline: ParamValues, bits: CountedBits): number {
  const termPairs = countedTermPairs(bits);
  const ours = runMachine({ accelerator: 'laconic', params: laconic, shapes: [filling], bits, termPairs });
  const theirs = runMachine({ accelerator: 'da-dian-nao', params: baseline, shapes: [filling], bits });
  return theirs[measure] / ours[measure];
}

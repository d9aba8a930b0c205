import { bitfusion } from '../hardware/cost/sources/bitfusion';
import type { PrimitiveCost } from '../hardware/cost/sources/cost-source';
import { composable } from '../hardware/datapaths/composable';
import type { DatapathClass, LaneSpec } from '../hardware/datapaths/datapath-class';
import { fixedPoint } from '../hardware/datapaths/fixed-point';
import { measureLanes } from '../hardware/datapaths/measure-design';
import type { UnitFigures } from '../hardware/datapaths/measure-netlist';
import { operandStreams } from '../hardware/datapaths/operand-streams';
import { netlistFacts } from '../hardware/gates/netlist-facts';
import { createNetlistLogic } from '../hardware/gates/netlist-logic';
import { type ConformanceRow, modelled, type Published, range, relative, value } from './row';
import type { ConformanceText } from './texts';

interface SynthesizedElement {
  readonly array: '4x4' | '16x1' | '1x1';
  readonly bits: number;
  readonly energyPj: number;
  readonly areaUm2: number;
}

const elements: readonly SynthesizedElement[] = [
  { array: '4x4', bits: 2, energyPj: 0.0407, areaUm2: 81 },
  { array: '4x4', bits: 4, energyPj: 0.0824, areaUm2: 192 },
  { array: '4x4', bits: 8, energyPj: 0.2034, areaUm2: 511 },
  { array: '4x4', bits: 16, energyPj: 0.6027, areaUm2: 1679 },
  { array: '16x1', bits: 2, energyPj: 0.0414, areaUm2: 79 },
  { array: '16x1', bits: 4, energyPj: 0.0794, areaUm2: 171 },
  { array: '16x1', bits: 8, energyPj: 0.2034, areaUm2: 443 },
  { array: '16x1', bits: 16, energyPj: 0.6583, areaUm2: 1363 },
  { array: '1x1', bits: 2, energyPj: 0.0575, areaUm2: 125 },
  { array: '1x1', bits: 4, energyPj: 0.1202, areaUm2: 282 },
  { array: '1x1', bits: 8, energyPj: 0.2977, areaUm2: 688 },
  { array: '1x1', bits: 16, energyPj: 0.9474, areaUm2: 2203 },
];

/** Unsigned exact multipliers: widths of the operands, um2. */
const multipliers = [
  [8, 2, 110],
  [8, 3, 247],
  [8, 4, 343],
  [8, 5, 436],
  [8, 6, 538],
  [8, 7, 630],
  [8, 8, 710],
  [7, 7, 536],
  [11, 11, 1341],
  [12, 12, 1605],
  [16, 16, 3203],
] as const;

export const circuitRows: readonly ConformanceRow[] = [
  ...elements.flatMap((element) => [
    elementRow('energyPj', element, 'pJ'),
    elementRow('areaUm2', element, 'µm²'),
  ]),
  fusionRow('area', range(2.5, 3.4), ({ areaUm2 }) => areaUm2),
  fusionRow('energy', range(1.9, 2.3), ({ energyFj }) => {
    return energyFj.combinational + energyFj.register + energyFj.clock;
  }),
  ...multipliers.map(([a, b, areaUm2]) => multiplierRow(a, b, areaUm2)),
];

function elementRow(
  quantity: 'energyPj' | 'areaUm2',
  element: SynthesizedElement,
  unit: string,
): ConformanceRow {
  const { array, bits } = element;
  const isFitted = array === '4x4';
  return {
    id: `element-${quantity === 'energyPj' ? 'energy' : 'area'}-${array}-${bits}`,
    group: 'circuits',
    what: { code: quantity === 'energyPj' ? 'element-energy' : 'element-area', parameters: { array, bits } },
    published: value(element[quantity]),
    unit,
    source: 'sharma-2018',
    place: 'results/systolic_array_synth.csv',
    status: 'read',
    use: isFitted ? 'calibration' : 'hold-out',
    tolerance: relative(0.25),
    notes: notesOf(array),
    compute: () => modelled(partsOfElement(element).reduce((sum, { [quantity]: each }) => sum + each, 0)),
  };
}

function notesOf(array: SynthesizedElement['array']): readonly ConformanceText[] {
  if (array === '4x4') return [];
  const compared: ConformanceText = { code: 'not-blind', parameters: {} };
  return array === '1x1' ? [compared, { code: 'own-accumulator', parameters: {} }] : [compared];
}

/** Multiplier, adder and two operand registers; alone, an element has an accumulator of its own as well. */
function partsOfElement({ array, bits }: SynthesizedElement): readonly PrimitiveCost[] {
  const register = bitfusion.price('register', bits);
  return [
    bitfusion.price('multiply', bits, bits),
    bitfusion.price('add', 2 * bits),
    register,
    register,
    ...(array === '1x1' ? [bitfusion.price('register', 2 * bits)] : []),
  ];
}

function fusionRow(
  quantity: 'area' | 'energy',
  published: Published,
  of: (figures: UnitFigures) => number,
): ConformanceRow {
  return {
    id: `fusible-${quantity}`,
    group: 'circuits',
    what: { code: `fusible-${quantity}`, parameters: {} },
    published,
    unit: '×',
    source: 'sharma-2018',
    place: 'results/systolic_array_synth.csv',
    status: 'read',
    use: 'hold-out',
    tolerance: relative(0.25),
    notes: [{ code: 'fusible-inputs', parameters: {} }],
    compute: () => modelled(of(measured(composable)) / of(measured(fixedPoint))),
  };
}

const elementBits = 8;
const accumulatorBits = 32;

/** One lane with an accumulator of its own. */
function measured(datapathClass: DatapathClass): UnitFigures {
  const pair = datapathClass.operands(elementBits, elementBits);
  if (!pair) throw new RangeError(`${datapathClass.id} has no codes of ${elementBits} bits`);
  const spec: LaneSpec = {
    ...pair,
    placement: 'folded',
    operand: 'both',
    pipelined: false,
    operandScaleBits: null,
    productScaleBits: 0,
    lanes: 1,
    accumulatorBits,
  };
  const streams = operandStreams({ weights: pair.weights.format, inputs: pair.inputs.format }, spec.lanes);
  return measureLanes(datapathClass.lanes(spec), streams);
}

function multiplierRow(a: number, b: number, areaUm2: number): ConformanceRow {
  const isCalibration = a === 8;
  return {
    id: `multiplier-area-${a}x${b}`,
    group: 'circuits',
    what: { code: 'multiplier-area', parameters: { a, b } },
    published: value(areaUm2),
    unit: 'µm²',
    source: 'mrazek-2017',
    place: 'meta.json',
    status: 'read',
    use: isCalibration ? 'calibration' : 'hold-out',
    tolerance: relative(0.15),
    notes: [{ code: 'multiplier-inputs', parameters: {} }],
    compute: () => modelled(multiplierAreaUm2(a, b)),
  };
}

function multiplierAreaUm2(bitsA: number, bitsB: number): number {
  const logic = createNetlistLogic();
  const a = logic.input('a', bitsA, false);
  const b = logic.input('b', bitsB, false);
  logic.output('product', logic.sum([{ kind: 'product', a, b }], bitsA + bitsB, false));
  return netlistFacts(logic.finish()).areaUm2;
}

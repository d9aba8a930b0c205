import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
  rowMix,
} from '../../quantization/code-format';
import { compileNetlist } from '../gates/compile-netlist';
import { evaluateZeroDelay } from '../gates/evaluate-zero-delay';
import { createNetlistLogic } from '../gates/netlist-logic';
import { outputReader } from '../gates/stimulus';
import { affineOperands, affinePlacements } from '../placements/affine-placement';
import { datapathClasses } from '.';
import type { LaneDesign, LaneSpec, OperandPair, OperandStep, PortValues } from './datapath-class';
import { driveLanes } from './drive-lanes';
import { measureLanes } from './measure-design';
import { operandStreams } from './operand-streams';
import { columnsOf } from './parts/columns-of';
import { checkLanes } from './testing/check-lanes';

const sign = halfIntegerGrid(1);
const ternaryCodes = narrowGrid(2);
const byte = integerGrid(8, false);
const powers = (hasZero: boolean) => powerOfTwoCodes(4, { hasZero, rounding: 'nearest' });
const twoTerms = [
  [32, 8, 2],
  [16, 4, 1],
] as const;
const sums = (signed: boolean) => additivePowerCodes(twoTerms, signed);

const lanes = 2;
const variant = {
  placement: 'folded',
  operand: 'both',
  pipelined: false,
  operandScaleBits: 3,
  productScaleBits: 4,
  lanes,
  accumulatorBits: 56,
} as const;

function specOf(weights: CodeFormat, inputs: CodeFormat, change: Partial<LaneSpec> = {}): LaneSpec {
  const form = { scale: true, offset: 'none' } as const;
  return {
    ...variant,
    weights: { ...form, format: weights },
    inputs: { ...form, format: inputs },
    ...change,
  };
}

function classOf(pair: OperandPair) {
  return datapathClasses.all.find((each) => each.takes(pair))!;
}

/** What the netlist and the reference say of one sum. */
function outcome(design: LaneDesign, steps: readonly OperandStep[], constants: PortValues = {}) {
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const { stimulus, resultCycles } = driveLanes(netlist, design, [{ steps, constants }]);
  const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
  const last = resultCycles[0]!.at(-1)!;
  const names = netlist.outputPorts.map(({ name }) => name);
  return {
    found: Object.fromEntries(names.map((name) => [name, read(name, last, 0)])),
    expected: design.expected(steps, constants),
  };
}

type Pair = readonly [weight: number, input: number];

/** A sum of steps of two lanes each. */
function stepsOf(pairs: readonly (readonly [Pair, Pair])[]): readonly OperandStep[] {
  return pairs.map(([[w0, x0], [w1, x1]], index) => ({
    weights: [w0, w1],
    inputs: [x0, x1],
    isFirst: index === 0,
  }));
}

describe('lanes of coded operands', () => {
  it.each<[string, CodeFormat, CodeFormat, readonly (readonly [Pair, Pair])[], Record<string, bigint>]>([
    [
      'power-of-two',
      powers(true),
      byte,
      // -64 x 200 + 0 x 77, then 2 x 3 - 1 x 0.
      [
        [
          [0b1111, 200],
          [0, 77],
        ],
        [
          [0b0010, 3],
          [0b1001, 0],
        ],
      ],
      { sum: -12_794n },
    ],
    // Both: -2^7 x 2^2 + 2^0 x -2^0, without a zero.
    [
      'power-of-two',
      powers(false),
      powers(false),
      [
        [
          [0b1111, 0b0010],
          [0, 0b1000],
        ],
      ],
      { sum: -513n },
    ],
    // -200 + 100, then 0 x 9 + 7.
    [
      'ternary',
      ternaryCodes,
      byte,
      [
        [
          [0b11, 200],
          [0b01, 100],
        ],
        [
          [0, 9],
          [1, 7],
        ],
      ],
      { sum: -93n },
    ],
    // -1 x -1 + 1 x -1, then -1 x -1 + 0 x -1.
    [
      'ternary',
      ternaryCodes,
      ternaryCodes,
      [
        [
          [3, 3],
          [1, 3],
        ],
        [
          [3, 3],
          [0, 3],
        ],
      ],
      { sum: 1n },
    ],
    [
      'binary-weights',
      sign,
      byte,
      [
        [
          [1, 255],
          [0, 5],
        ],
      ],
      { sum: -250n },
    ],
    // Signs of weight 0b10 are 1 and -1: planes count 9 and 4 as 9 - 4 ... of weight 0b01 -1 and 1.
    [
      'binary-weights',
      planeCodes(2),
      byte,
      [
        [
          [0b10, 9],
          [0b11, 4],
        ],
      ],
      { sum0: 9n - 4n, sum1: -9n - 4n },
    ],
    // Equal: lane 0 of the first step, both of the second.
    [
      'xnor-popcount',
      sign,
      sign,
      [
        [
          [1, 1],
          [0, 1],
        ],
        [
          [0, 0],
          [1, 1],
        ],
      ],
      { sum: 3n },
    ],
    // Planes of the weights (0, 1) and (1, 1), of the inputs (1, 1) and (1, 0): equal ones per pair of planes.
    [
      'xnor-popcount',
      planeCodes(2),
      planeCodes(2),
      [
        [
          [0b10, 0b11],
          [0b11, 0b01],
        ],
      ],
      { sum0: 1n, sum1: 0n, sum2: 2n, sum3: 1n },
    ],
    // (8 + 5) 2^2 x -(8 + 0) 2^1 + 0 x (8 + 7) 2^15.
    [
      'minifloat',
      minifloatCodes(8),
      minifloatCodes(8),
      [
        [
          [0b0_0010_101, 0b1_0001_000],
          [0, 0b0_1111_111],
        ],
      ],
      { sum: -832n },
    ],
    // -(32 + 1) x (8 + 16) + 2 x (2 + 4).
    [
      'additive-powers',
      sums(true),
      sums(false),
      [
        [
          [0b1_11_01, 0b01_10],
          [0b0_00_11, 0b10_11],
        ],
      ],
      { sum: -780n },
    ],
  ])('add up what one works out by hand: %s %#', (id, weights, inputs, pairs, sum) => {
    const spec = specOf(weights, inputs);
    expect(classOf(spec).id).toBe(id);
    const { found, expected } = outcome(classOf(spec).lanes(spec), stepsOf(pairs));
    expect(found).toEqual(sum);
    expect(expected).toEqual(sum);
  });

  it('turn codes into whole numbers where a placement scales them', () => {
    const dequantized = (weights: CodeFormat, inputs: CodeFormat, pair: Pair, constants: PortValues) => {
      const spec = specOf(weights, inputs, { placement: 'per-lane-dequantize', operand: 'both' });
      return outcome(classOf(spec).lanes(spec), stepsOf([[pair, pair]]), constants).found;
    };
    const scales = { weightScale: 5, inputScale: 7 };
    // Two lanes of (5 x -64) x (7 x 3).
    expect(dequantized(powers(true), byte, [0b1111, 3], scales)).toEqual({ sum: -13_440n });
    // (5 x -1) x (7 x 1), no count.
    expect(dequantized(sign, sign, [1, 0], scales)).toEqual({ sum: -70n });
    // Planes of 300 and 20, the greater one subtracted: (5 x -1) x (7 x -280).
    const planes = { ...scales, inputPlane0: 300, inputPlane1: 20 };
    expect(dequantized(sign, planeCodes(2), [1, 0b01], planes)).toEqual({ sum: 19_600n });
  });

  it.each<[string, CodeFormat, CodeFormat]>([
    ['powers on both sides', powers(true), powers(false)],
    ['ternary on both sides', ternaryCodes, ternaryCodes],
    ['signs on signed integers', sign, integerGrid(3, true)],
    ['planes on integers', planeCodes(2), integerGrid(3, false)],
    ['integers on planes', integerGrid(3, true), planeCodes(3)],
    ['integers on minifloats', integerGrid(3, true), minifloatCodes(6)],
    ['half-integers on sums of powers', halfIntegerGrid(3), sums(false)],
    ['sums of powers on minifloats', sums(true), minifloatCodes(6)],
    ['planes on signs', planeCodes(2), sign],
  ])('equal their reference under every placement: %s', (_, weights, inputs) => {
    for (const placement of affinePlacements) {
      for (const operand of affineOperands) {
        for (const offset of ['none', 'real'] as const) {
          const plain = specOf(weights, inputs, { placement, operand, pipelined: offset === 'real' });
          const spec = { ...plain, inputs: { ...plain.inputs, offset } };
          const { mismatch } = checkLanes(classOf(spec).lanes(spec), spec, { randomSteps: 100 });
          expect({ placement, operand, offset, mismatch }).toEqual({
            placement,
            operand,
            offset,
            mismatch: null,
          });
        }
      }
    }
  });
});

describe('gating zeros', () => {
  it('saves transitions where half of the inputs are 0, for more gates', () => {
    const figuresOf = (id: string) => {
      const spec = specOf(powers(true), integerGrid(4, false), { accumulatorBits: 20 });
      const streams = operandStreams({ weights: spec.weights.format, inputs: spec.inputs.format }, lanes, {
        streams: 8,
      });
      return measureLanes(datapathClasses.get(id).lanes(spec), streams);
    };
    const [plain, gated] = [figuresOf('power-of-two'), figuresOf('power-of-two-zero-gated')];
    expect(gated.zeroDelayFj).toBeLessThan(plain.zeroDelayFj);
    expect(gated.areaUm2).toBeGreaterThan(plain.areaUm2);
  });
});

describe('the class of an operand pair', () => {
  it.each<[string, CodeFormat, CodeFormat]>([
    ['row-mix', rowMix([{ format: powers(true), fraction: 1 }]), integerGrid(4, false)],
    ['minifloat', minifloatCodes(8), byte],
    ['minifloat', sums(true), minifloatCodes(8)],
    ['additive-powers', ternaryCodes, sums(false)],
    ['power-of-two', powers(false), ternaryCodes],
    ['binary-weights', integerGrid(8, true), planeCodes(2)],
    ['binary-weights', sign, ternaryCodes],
    ['xnor-popcount', sign, planeCodes(4)],
    ['ternary', ternaryCodes, byte],
  ])('is %s', (id, weights, inputs) => {
    expect(classOf(specOf(weights, inputs)).id).toBe(id);
  });
});

describe('columnsOf()', () => {
  it('has a column for every row format, in its share', () => {
    const rows = [
      { format: powers(true), fraction: 0.75 },
      { format: narrowGrid(4), fraction: 0.25 },
    ];
    const columns = columnsOf(specOf(rowMix(rows), integerGrid(4, false)));
    expect(columns.map(({ spec, fraction }) => [spec.weights.format, fraction])).toEqual([
      [powers(true), 0.75],
      [narrowGrid(4), 0.25],
    ]);
    expect(columns.map(({ spec }) => classOf(spec).id)).toEqual(['power-of-two', 'integer-grid']);
  });

  it('is the spec itself where rows are alike', () => {
    const spec = specOf(sign, byte);
    expect(columnsOf(spec)).toEqual([{ spec, fraction: 1 }]);
  });

  it('is what mixed rows are asked through', () => {
    const mixed = specOf(rowMix([{ format: narrowGrid(4), fraction: 1 }]), integerGrid(4, false));
    expect(() => classOf(mixed).lanes(mixed)).toThrow('row-mix takes no column of row-mix');
  });
});

import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  narrowGrid,
  powerOfTwoCodes,
} from '../../quantization/code-format';
import { createNetlistLogic } from '../gates/netlist-logic';
import { datapathClasses } from '.';
import { bitSerial } from './bit-serial';
import { composable, composableProducts } from './composable';
import type { DatapathClass, DatapathOperand, LaneSpec, OperandPair, OperandStep } from './datapath-class';
import { measureLanes } from './measure-design';
import { operandStreams } from './operand-streams';
import { termSerial } from './term-serial';
import { checkLanes } from './testing/check-lanes';

const fourBitPowers = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });

const machines = [bitSerial, termSerial, composable];

function operand(format: DatapathOperand['format']): DatapathOperand {
  return { format, scale: false, offset: 'none' };
}

function specOf({ weights, inputs }: OperandPair, changes: Partial<LaneSpec> = {}): LaneSpec {
  return {
    weights,
    inputs,
    placement: 'folded',
    operand: 'both',
    pipelined: false,
    operandScaleBits: null,
    productScaleBits: 8,
    lanes: 4,
    accumulatorBits: 24,
    ...changes,
  };
}

function integers(weightBits: number, inputBits: number): OperandPair {
  return { weights: operand(integerGrid(weightBits, true)), inputs: operand(integerGrid(inputBits, false)) };
}

function netlistOf(each: DatapathClass, spec: LaneSpec) {
  const logic = createNetlistLogic();
  each.lanes(spec).describe(logic);
  return logic.finish();
}

/** Energy of a product. */
function energyFj(pair: OperandPair): number {
  const lanes = composableProducts(pair);
  const design = composable.lanes(specOf(pair, { lanes }));
  const formats = { weights: pair.weights.format, inputs: pair.inputs.format };
  const { energyFj } = measureLanes(design, operandStreams(formats, lanes, { steps: 12 }));
  return (energyFj.combinational + energyFj.register + energyFj.clock) / lanes;
}

describe('machines that take operands serially or in slices', () => {
  it('never stand before the class of the codes', () => {
    const ids: readonly string[] = machines.map(({ id }) => id);
    for (const each of datapathClasses.all) {
      for (const bits of [1, 2, 3, 4, 8]) {
        const pair = each.operands(bits, bits);
        if (pair) expect(ids).not.toContain(datapathClasses.all.find(({ takes }) => takes(pair))?.id);
      }
    }
  });

  const codes: readonly (readonly [string, DatapathOperand, DatapathOperand])[] = [
    ['signed inputs', operand(integerGrid(3, true)), operand(integerGrid(4, true))],
    ['no signs', operand(integerGrid(4, false)), operand(integerGrid(3, false))],
    ['unsigned weights', operand(integerGrid(4, false)), operand(integerGrid(4, true))],
    ['half-integers', operand(halfIntegerGrid(3)), operand(integerGrid(4, false))],
    ['half-integer inputs', operand(integerGrid(3, true)), operand(halfIntegerGrid(3))],
    ['signs', operand(halfIntegerGrid(1)), operand(halfIntegerGrid(1))],
    ['ternary codes', operand(narrowGrid(2)), operand(integerGrid(8, false))],
    ['powers of two', operand(fourBitPowers), operand(integerGrid(4, false))],
    ['sums of powers', operand(additivePowerCodes([[16, 4, 1], [2]], true)), operand(integerGrid(4, false))],
  ];
  it.each(codes)('equal their integer reference for %s', (_name, weights, inputs) => {
    for (const each of machines) {
      if (!each.takes({ weights, inputs })) continue;
      for (const pipelined of [false, true]) {
        const spec = specOf({ weights, inputs }, { pipelined });
        expect(checkLanes(each.lanes(spec), spec, { randomSteps: 500 }).mismatch).toBeNull();
      }
    }
  });

  it('refuse what stands in the lanes under a placement', () => {
    const scaled = { ...integers(4, 4), inputs: { ...integers(4, 4).inputs, scale: true } };
    for (const each of machines) {
      expect(() => each.lanes(specOf(scaled, { placement: 'per-lane-dequantize' }))).toThrow(RangeError);
      expect(() => each.lanes(specOf(scaled, { placement: 'per-lane-offset' }))).not.toThrow();
    }
  });
});

describe('bit-serial lanes', () => {
  it('drive 5 as 1, 0, 1 beside a weight that stands still', () => {
    const design = bitSerial.lanes(specOf(integers(3, 3), { lanes: 1 }));
    const common = { w0: -3, first: 1 };
    expect(design.drive({ weights: [5], inputs: [5], isFirst: true }, {})).toEqual([
      { ...common, x0: 1, begins: 1, ends: 0 },
      { ...common, x0: 0, begins: 0, ends: 0 },
      { ...common, x0: 1, begins: 0, ends: 1 },
    ]);
  });
});

describe('term-serial lanes', () => {
  const design = termSerial.lanes(specOf(integers(4, 4), { lanes: 2 }));
  const cyclesOf = (weights: readonly number[], inputs: readonly number[]) =>
    design.cyclesPerStep({ weights, inputs, isFirst: true });

  it('take as many cycles as the lane with most pairs of terms', () => {
    // 0; 8; 7 = 8 - 1 and 5 = 4 + 1; 11 = 16 - 4 - 1. Stored pattern 9 of signed codes: -7.
    expect(cyclesOf([0, 0], [0, 0])).toBe(1);
    expect(cyclesOf([1, 2], [8, 4])).toBe(1);
    expect(cyclesOf([9, 1], [5, 11])).toBe(4);
    expect(cyclesOf([9, 1], [5, 15])).toBe(4);
    expect(cyclesOf([9, 9], [5, 11])).toBe(6);
  });

  it('drive terms: exponent, sign, and whether there is one', () => {
    // Weights to 2^3 in two bits (-8 is the greatest magnitude), inputs to 2^4 (15 = 16 - 1) in three.
    const step: OperandStep = { weights: [1, 9], inputs: [4, 1], isFirst: true };
    expect(design.drive(step, {})).toEqual([
      { w0: 0 + 8, x0: 2 + 16, w1: 0 + 8, x1: 0 + 16, first: 1 },
      { w0: 0, x0: 2, w1: 3 + 4 + 8, x1: 0 + 16, first: 0 },
    ]);
  });

  it('take one cycle for powers of two', () => {
    const pair = { weights: operand(fourBitPowers), inputs: operand(fourBitPowers) };
    const powers = termSerial.lanes(specOf(pair, { lanes: 1 }));
    for (const word of [1, 7, 9, 15]) {
      expect(powers.cyclesPerStep({ weights: [word], inputs: [word], isFirst: true })).toBe(1);
    }
  });
});

describe('the composable unit', () => {
  it('multiplies more pairs the narrower they are', () => {
    const products = [
      [8, 8, 16],
      [5, 7, 16],
      [8, 4, 32],
      [4, 4, 64],
      [3, 3, 64],
      [8, 2, 64],
      [2, 4, 128],
      [2, 2, 256],
      [1, 1, 256],
    ] as const;
    for (const [weightBits, inputBits, count] of products) {
      expect(composableProducts(integers(weightBits, inputBits))).toBe(count);
    }
    expect(() => composableProducts(integers(9, 4))).toThrow(RangeError);
  });

  it('is one netlist at all widths', () => {
    const widths = [
      [8, 8],
      [8, 4],
      [2, 8],
      [4, 4],
      [2, 2],
    ] as const;
    const netlists = widths.map(([weightBits, inputBits]) => {
      const pair = integers(weightBits, inputBits);
      return netlistOf(composable, specOf(pair, { lanes: composableProducts(pair) / 4 }));
    });
    for (const netlist of netlists) expect(netlist).toEqual(netlists[0]);
  });

  it('equals its integer reference at every pair of widths, with all engines at work', () => {
    for (const weightBits of [2, 4, 8]) {
      for (const inputBits of [2, 4, 8]) {
        const pair = integers(weightBits, inputBits);
        const spec = specOf(pair, { lanes: composableProducts(pair) / 8 });
        expect(checkLanes(composable.lanes(spec), spec, { randomSteps: 320 }).mismatch).toBeNull();
      }
    }
  });

  it('takes 4 and 17 times the energy per product at 8 bits that it takes at 4 and 2, within 25 %', {
    timeout: 60_000,
  }, () => {
    const [wide, middle, narrow] = [8, 4, 2].map((bits) => energyFj(integers(bits, bits))) as [
      number,
      number,
      number,
    ];
    // Medians of synthesised arrays that switch between widths: 4.03, 17.1, 4.2 (reference: PSMA benchmark).
    expect(Math.abs(wide / middle / 4.03 - 1)).toBeLessThan(0.25);
    expect(Math.abs(wide / narrow / 17.1 - 1)).toBeLessThan(0.25);
    expect(Math.abs(middle / narrow / 4.2 - 1)).toBeLessThan(0.25);
  });
});

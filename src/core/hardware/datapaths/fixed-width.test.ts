import { describe, expect, it } from 'vitest';
import {
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  planeCodes,
  powerOfTwoCodes,
  rowMix,
} from '../../quantization/code-format';
import { netlistFacts } from '../gates/netlist-facts';
import { createNetlistLogic } from '../gates/netlist-logic';
import type { DatapathClass, LaneSpec, OperandPair } from './datapath-class';
import { fixedPoint } from './fixed-point';
import { fixedWidth8 } from './fixed-width-8';
import { fixedWidth16 } from './fixed-width-16';
import { checkLanes } from './testing/check-lanes';

function specOf(weights: OperandPair['weights']['format'], bits: number): LaneSpec {
  return {
    weights: { format: weights, scale: true, offset: 'none' },
    inputs: { format: integerGrid(bits, false), scale: false, offset: 'none' },
    placement: 'folded',
    operand: 'both',
    pipelined: false,
    operandScaleBits: null,
    productScaleBits: 16,
    lanes: 4,
    accumulatorBits: 36,
  };
}

function cellsOf(datapath: DatapathClass, spec: LaneSpec): number {
  const logic = createNetlistLogic();
  datapath.lanes(spec).describe(logic);
  return netlistFacts(logic.finish()).cells;
}

const plain = (spec: LaneSpec): LaneSpec => ({ ...spec, weights: { ...spec.weights, scale: false } });

describe('machines of one width', () => {
  it('are the same for all codes that they hold, and what is built for codes of their width', () => {
    const cells = cellsOf(fixedPoint, plain(specOf(integerGrid(8, true), 8)));
    expect(cellsOf(fixedWidth8, specOf(integerGrid(8, true), 8))).toBe(cells);
    expect(cellsOf(fixedWidth8, specOf(integerGrid(2, true), 3))).toBe(cells);
    expect(cellsOf(fixedWidth16, specOf(integerGrid(2, true), 3))).toBeGreaterThan(2 * cells);
  });

  it.each([
    ['half-integers', halfIntegerGrid(7)],
    ['signs', halfIntegerGrid(1)],
    ['powers of two', powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' })],
    ['one plane', planeCodes(1)],
  ])('multiply %s as integers', (_, format) => {
    const spec = specOf(format, 4);
    const { mismatch } = checkLanes(fixedWidth8.lanes(spec), spec, { randomSteps: 500 });
    expect(mismatch).toBeNull();
  });

  it('take no codes whose integers are wider, nor several planes or mixed rows', () => {
    const takes = (datapath: DatapathClass, format: OperandPair['weights']['format']) =>
      datapath.takes(specOf(format, 4));
    // 2k + 1 of eight bits has nine.
    expect(takes(fixedWidth8, halfIntegerGrid(8))).toBe(false);
    expect(takes(fixedWidth16, halfIntegerGrid(8))).toBe(true);
    expect(takes(fixedWidth16, minifloatCodes(8))).toBe(false);
    expect(takes(fixedWidth16, planeCodes(2))).toBe(false);
    expect(takes(fixedWidth16, rowMix([{ format: integerGrid(4, true), fraction: 1 }]))).toBe(false);
    expect(() => fixedWidth8.lanes(specOf(minifloatCodes(8), 4))).toThrow(RangeError);
  });
});

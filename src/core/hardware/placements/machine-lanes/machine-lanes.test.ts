import { describe, expect, it } from 'vitest';
import { type CodeFormat, integerGrid, powerOfTwoCodes } from '../../../quantization/code-format';
import { costSources } from '../../cost/sources';
import type { PrimitiveUse } from '../../primitives';
import { bitSerialArithmetic } from './bit-serial';
import { composableArithmetic } from './composable';
import type { LaneFacts } from './lane-facts';
import { termSerialArithmetic } from './term-serial';

const facts = (weights: CodeFormat, inputs: CodeFormat): LaneFacts => ({
  weights,
  inputs,
  accumulatorBits: 20,
  reductionLanes: 16,
});
const fourBits = facts(integerGrid(4, true), integerGrid(4, false));

/** Bits of a kind in a unit, times the cycles that they work in. */
function bitCycles(
  uses: readonly PrimitiveUse[],
  unit: PrimitiveUse['unit'],
  kind: PrimitiveUse['kind'],
): number {
  return uses
    .filter((use) => use.unit === unit && use.kind === kind)
    .reduce((sum, { bitsA, count, cycles = 1 }) => sum + bitsA * count * cycles, 0);
}

describe('lanes that take inputs bit by bit', () => {
  const { uses } = bitSerialArithmetic({ ...fourBits, inputs: integerGrid(3, false) });

  it('gate the weight in every cycle, and add up lanes and steps', () => {
    expect(bitCycles(uses, 'lane', 'and')).toBe(4 * 3);
    // 8 adders of 4 bits, 4 of 5, 2 of 6, 1 of 7: 71, in 3 cycles.
    expect(bitCycles(uses, 'adder-tree', 'add')).toBe(71 * 3);
    // The step's sum takes 4 + 3 + 4 bits, the accumulator works once.
    expect(bitCycles(uses, 'column', 'add')).toBe(11 * 3 + 20);
  });

  it('hold the weight and take a bit of the input per cycle', () => {
    expect(bitCycles(uses, 'lane', 'register')).toBe(4 + 3);
    expect(bitCycles(uses, 'column', 'register')).toBe(11 * 3 + 20);
  });
});

describe('lanes that take terms', () => {
  const machine = { kind: 'term-serial', waitingLanes: 16, weightSharing: 16 } as const;
  const termPairs = { mean: 0.75, longest: 3.5 };

  it('work as long as they have pairs, and wait for the longest', () => {
    const { uses } = termSerialArithmetic({ ...fourBits, termPairs }, machine);
    // Exponents of 2 bits: a sum of 3, and 5 counted bits; a recoder of 3 adders of 4 bits for 16 columns.
    expect(bitCycles(uses, 'lane', 'add')).toBeCloseTo(0.75 * (3 + 5) + (3 * 4) / 16, 12);
    // One of 7 places.
    expect(bitCycles(uses, 'lane', 'and')).toBe(0.75 * 7);
    expect(bitCycles(uses, 'column', 'add')).toBe(3.5 * 5 * 20);
    // Two exponents with sign and presence, 8 bits.
    expect(bitCycles(uses, 'lane', 'register')).toBe(3.5 * 8 + 4 / 16);
    expect(bitCycles(uses, 'input-port', 'add')).toBe(3 * 4);
  });

  it('need no recoder for powers of two', () => {
    const powers = powerOfTwoCodes(3, { hasZero: true, rounding: 'nearest' });
    const { uses } = termSerialArithmetic({ ...facts(powers, powers), termPairs }, machine);
    expect(bitCycles(uses, 'input-port', 'add')).toBe(0);
  });
});

describe('lanes that multiply slices', () => {
  const unit = (bits: number, engineLanes: number) =>
    composableArithmetic(facts(integerGrid(bits, true), integerGrid(bits, false)), {
      kind: 'composable',
      engineLanes,
    }).uses;

  it('work once per slice of a product', () => {
    const multipliers = (bits: number) =>
      unit(bits, 16)
        .filter(({ kind }) => kind === 'multiply')
        .map(({ bitsA, bitsB, cycles }) => [bitsA, bitsB, cycles]);
    expect(multipliers(2)).toEqual([[2, 2, 1]]);
    expect(multipliers(4)).toEqual([[2, 2, 4]]);
    expect(multipliers(8)).toEqual([[2, 2, 16]]);
    expect(multipliers(16)).toEqual([[2, 2, 64]]);
  });

  it('join sixteen engines by fifteen adders', () => {
    // Engines of one lane hand on 4 bits: 8 adders of 7, 4 of 11, 2 of 13, 1 of 17.
    expect(bitCycles(unit(2, 1), 'adder-tree', 'add')).toBe(143);
    // Engines of 16 lanes: 16 trees of 71 bits, and joints 4 bits wider.
    expect(bitCycles(unit(2, 16), 'adder-tree', 'add')).toBe(16 * 71 + 143 + 15 * 4);
    expect(bitCycles(unit(2, 1), 'column', 'add')).toBe(20);
  });

  it('are as large as a published unit of sixteen multipliers, within a factor of two', () => {
    const source = costSources.get('bitfusion');
    if (source.kind !== 'primitives') throw new TypeError(source.kind);
    // Recalled of Bit Fusion: 369 um2 of multipliers, 934 of shifts and additions, 91 of registers.
    const areaUm2 = unit(8, 1).reduce((sum, { unit: where, kind, bitsA, bitsB, count }) => {
      const isOperandRegister = where === 'lane' && kind === 'register';
      const instances = isOperandRegister ? 0 : where === 'lane' ? 16 * count : count;
      return sum + instances * source.price(kind, bitsA, bitsB).areaUm2;
    }, 0);
    expect(areaUm2 / 1394).toBeGreaterThan(0.5);
    expect(areaUm2 / 1394).toBeLessThan(2);
  });
});

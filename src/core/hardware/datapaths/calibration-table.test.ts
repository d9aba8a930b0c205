import { describe, expect, it } from 'vitest';
import { packFigures, readFigures } from './calibration-table';
import type { MeasuredFigures } from './measure-unit';

/** One flip-flop of 4.522 um2, 79.11 nW and 8 fJ of clock, and gates of two blocks: 10 and 30 um2 with 200 and 900 nW. */
function figures(gatesFj: number): MeasuredFigures {
  const flipFlop = { areaUm2: 4.522, energyFj: 9, leakageNw: 79.11 };
  const none = { areaUm2: 0, energyFj: 0, leakageNw: 0 };
  return {
    cells: 21,
    transistors: 160,
    areaUm2: 44.522,
    leakageNw: 1179.11,
    delayPs: 320,
    latencyCycles: 1,
    energyFj: { combinational: gatesFj + 12.34567, register: 1, clock: 8 },
    blocks: {
      'operand-registers': { ...flipFlop, registers: flipFlop },
      products: { areaUm2: 10, energyFj: gatesFj, leakageNw: 200, registers: none },
      tree: { areaUm2: 30, energyFj: 12.34567, leakageNw: 900, registers: none },
    },
  };
}

describe('packed figures', () => {
  const packed = packFigures([
    ['a', figures(5)],
    ['b', figures(5)],
    ['c', figures(6)],
  ]);

  it('have units of equal figures once, their keys behind the others', () => {
    expect(packed.keys).toEqual(['a', 'c', 'b']);
    expect(packed.repeatedRows).toEqual([0]);
    expect(packed.columns.cells).toEqual([21, 21]);
    expect(packed.columns['products energyFj']).toEqual([5, 6]);
    expect(readFigures(packed, 2)).toEqual(readFigures(packed, 0));
    expect(readFigures(packed, 1).blocks.products?.energyFj).toBe(6);
  });

  it('have what was measured at four digits, and leakage of gates by their area', () => {
    const { blocks, leakageNw, energyFj, areaUm2, ...facts } = readFigures(packed, 0);
    expect(facts).toEqual({ cells: 21, transistors: 160, delayPs: 320, latencyCycles: 1 });
    expect(areaUm2).toBeCloseTo(44.522, 9);
    expect(energyFj.combinational).toBeCloseTo(5 + 12.35, 9);
    expect(energyFj.register).toBeCloseTo(1, 9);
    expect(energyFj.clock).toBe(8);
    // 1100 nW over 40 um2.
    expect(blocks.products?.leakageNw).toBeCloseTo(275, 9);
    expect(blocks.tree?.leakageNw).toBeCloseTo(825, 9);
    expect(blocks['operand-registers']?.leakageNw).toBeCloseTo(79.11, 9);
    expect(leakageNw).toBeCloseTo(1179.11, 9);
  });

  it('stay as they are when they are read and packed again', () => {
    const again = packed.keys.map((key, place) => [key, readFigures(packed, place)] as const);
    expect(packFigures(again)).toEqual(packed);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayCycleAt, arrayCyclesAfter, cycleOfArrayCycle } from './timeline';
import { ceilOfShare, floorOfShare } from './whole-division';

describe('cycles of a layer against those of its array', () => {
  it('spreads 2 stalls over 6 cycles: array cycles 0, 1, 2 and 3 begin in cycles 0, 1, 3 and 4', () => {
    const timeline = { cycles: 6, arrayCycles: 4 };
    const cycles = [0, 1, 2, 3, 4, 5].map((cycle) => arrayCycleAt(timeline, cycle));
    // Array cycle a is done in cycle floor(6 a / 4): 0, 1, 3, 4.
    expect(cycles).toEqual([0, 1, null, 2, 3, null]);
    expect([0, 1, 2, 3].map((cycle) => cycleOfArrayCycle(timeline, cycle))).toEqual([0, 1, 3, 4]);
  });

  it('does every array cycle once, whatever the sizes', () => {
    const long = fc.integer({ min: 1, max: 2 ** 45 });
    fc.assert(
      fc.property(long, long, fc.double({ min: 0, max: 1, noNaN: true }), (arrayCycles, stalls, at) => {
        const timeline = { arrayCycles, cycles: arrayCycles + stalls };
        const arrayCycle = Math.floor(at * (arrayCycles - 1));
        const cycle = cycleOfArrayCycle(timeline, arrayCycle);
        expect(arrayCycleAt(timeline, cycle)).toBe(arrayCycle);
        expect(arrayCyclesAfter(timeline, 0)).toBe(0);
        expect(arrayCyclesAfter(timeline, timeline.cycles)).toBe(arrayCycles);
      }),
    );
  });
});

describe('shares of whole numbers', () => {
  it('are exact where the product is beyond 2^53', () => {
    // (2^40 + 1) * 2^40 / 2^40, and the same divided by one more.
    expect(floorOfShare(2 ** 40 + 1, 2 ** 40, 2 ** 40)).toBe(2 ** 40 + 1);
    expect(ceilOfShare(2 ** 40 + 1, 2 ** 40, 2 ** 40)).toBe(2 ** 40 + 1);
    // (2^40 + 1) 2^40 = (2^40 + 2) (2^40 - 1) + 2: the quotient by 2^40 + 2 is 2^40 - 1, remainder 2.
    expect(floorOfShare(2 ** 40 + 1, 2 ** 40, 2 ** 40 + 2)).toBe(2 ** 40 - 1);
    expect(ceilOfShare(2 ** 40 + 1, 2 ** 40, 2 ** 40 + 2)).toBe(2 ** 40);
  });
});

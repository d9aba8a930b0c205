import { runYosys } from '@yowasp/yosys';
import { describe, expect, test } from 'vitest';
import { compareFlows } from './compare-flows';
import { type CrossCheck, crossCheck } from './cross-check';
import { fewDesigns } from './cross-checked-designs';

const largestDifference = 0.25;
/** Explained in docs/hardware-from-gates.md. */
const knownMisses = [{ name: 'power-of-two weights, 4 bits', figure: 'energy' }];

describe('datapaths synthesized from their Verilog', () => {
  const checks: CrossCheck[] = [];

  test.each(fewDesigns.map((design) => [design.name, design] as const))(
    '%s computes the same',
    async (_name, design) => {
      const check = await crossCheck(runYosys, design);
      checks.push(check);
      expect(check.mismatch).toBeNull();
      expect(check.comparedResults).toBeGreaterThan(1000);
    },
  );

  test('cost the same multiples of fixed point, in area and energy', () => {
    expect(checks).toHaveLength(fewDesigns.length);
    const differences = compareFlows(checks).flatMap(({ name, ratios }) => [
      { name, figure: 'area', difference: ratios.areaUm2.difference },
      { name, figure: 'energy', difference: ratios.energyFj.difference },
    ]);
    const misses = differences.filter(({ difference }) => Math.abs(difference) > largestDifference);
    expect(misses.map(({ name, figure }) => ({ name, figure }))).toEqual(knownMisses);
  });
});

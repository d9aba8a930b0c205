import { describe, expect, it } from 'vitest';
import { frontGain } from './front-gain';

describe('frontGain()', () => {
  it('compares fronts of validation accuracy and logarithmic energy', () => {
    const design = (validationFraction: number, energyPj: number) => ({
      validationFraction,
      testFraction: 0,
      energyPj,
    });
    const grid = [design(0.6, 1), design(0.9, Math.E ** 2), design(0.5, Math.E)];
    const gain = frontGain(grid, [design(0.8, Math.E)], 10);
    expect(gain.before).toEqual([grid[1], grid[0]]);
    expect(gain.after).toHaveLength(3);
    // Above chance 0.1 and below the dearest: 0.5 x 2 before; 0.2 x 1 more where 0.8 is reached at one e-fold less.
    expect(gain.hypervolumeBefore).toBeCloseTo(1, 12);
    expect(gain.hypervolumeAfter).toBeCloseTo(1.2, 12);
  });
});

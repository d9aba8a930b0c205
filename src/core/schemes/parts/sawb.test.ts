import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, narrowGrid } from '../../quantization/code-format';
import { sawbFullStep, sawbWidths, sawbZeroAlignedStep } from './sawb';

// Mean magnitude 2, root mean square sqrt(5).
const values = Float32Array.of(1, -1, 3, -3);

describe('SAWB', () => {
  it('puts the outermost of all levels on its clip', () => {
    // 3.12 sqrt(5) - 2.064 * 2 = 2.848532, shared by 1.5 steps
    expect(sawbFullStep(values, halfIntegerGrid(2)).step).toBeCloseTo(1.899021, 5);
    // 12.68 sqrt(5) - 12.8 * 2 = 2.753342, shared by 7.5 steps
    expect(sawbFullStep(values, halfIntegerGrid(4)).step).toBeCloseTo(0.367112, 5);
  });

  it('has coefficients of its own for levels with zero', () => {
    // 2.6 sqrt(5) - 1.71 * 2 = 2.393777, one step
    expect(sawbZeroAlignedStep(values, narrowGrid(2)).step).toBeCloseTo(2.393777, 5);
    // 12.035 sqrt(5) - 12.03 * 2 = 2.851078, seven steps
    expect(sawbZeroAlignedStep(values, narrowGrid(4)).step).toBeCloseTo(0.407297, 5);
  });

  it('falls back to the largest weight where all are too equal for its statistics', () => {
    // 12.68 - 12.8 is below zero
    expect(sawbFullStep(Float32Array.of(0.6, -0.6), halfIntegerGrid(4)).step).toBeCloseTo(0.6 / 7.5, 6);
  });

  it('refuses a width without verified coefficients', () => {
    expect(() => sawbFullStep(values, halfIntegerGrid(6))).toThrow('6 bits');
    expect(() => sawbZeroAlignedStep(values, narrowGrid(3))).toThrow('3 bits');
    for (const bits of sawbWidths.full)
      expect(sawbFullStep(values, halfIntegerGrid(bits)).step).toBeGreaterThan(0);
    for (const bits of sawbWidths.both) {
      expect(sawbZeroAlignedStep(values, narrowGrid(bits)).step).toBeGreaterThan(0);
    }
  });
});

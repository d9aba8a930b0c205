import { describe, expect, it } from 'vitest';
import { planeResiduals } from './plane-residuals';

describe('planeResiduals', () => {
  it('are the mean magnitudes of what is left', () => {
    // E|n| = sqrt(2 / pi) = a; E||n| - a| = 2 (a (2 Phi(a) - 1) - 2 (phi(0) - phi(a))) = 0.4826.
    const [first, second] = planeResiduals(2);
    expect(first).toBeCloseTo(0.79788, 4);
    expect(second).toBeCloseTo(0.4826, 3);
  });
});

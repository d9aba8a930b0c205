import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, integerGrid, powerOfTwoCodes } from '../../quantization/code-format';
import { expectedTermPairs } from './expected-terms';

const pairs = (bits: number, lanes: number) =>
  expectedTermPairs(integerGrid(bits, true), integerGrid(bits, false), lanes);

describe('pairs of terms of normal weights and rectified inputs', () => {
  // Monte Carlo table of reference/hardware.md 2.3: mean terms of weights and inputs, longest of 16 and of 256 lanes.
  it.each([
    [2, 0.6, 0.43, 1.4, 2.0],
    [3, 0.88, 0.57, 2.35, 4.0],
    [4, 1.15, 0.71, 3.47, 5.2],
    [5, 1.42, 0.84, 4.71, 6.8],
    [6, 1.68, 0.99, 6.22, 9.1],
    [8, 2.31, 1.25, 9.96, 13.8],
  ])('are those of the table at %i bits', (bits, ofWeights, ofInputs, longest16, longest256) => {
    const within = (actual: number, published: number) =>
      expect(Math.abs(actual / published - 1)).toBeLessThan(0.07);
    within(pairs(bits, 16).mean, ofWeights * ofInputs);
    within(pairs(bits, 16).longest, longest16);
    within(pairs(bits, 256).longest, longest256);
  });

  it('has no power of two in more than one term', () => {
    const powers = powerOfTwoCodes(4, { hasZero: false, rounding: 'nearest' });
    expect(expectedTermPairs(powers, powers, 1).longest).toBe(1);
    expect(expectedTermPairs(powers, halfIntegerGrid(1), 16)).toEqual({ mean: 1, longest: 1 });
  });

  it('waits for the longest of all lanes', () => {
    const [alone, of16, of256] = [1, 16, 256].map((lanes) => pairs(4, lanes).longest) as [
      number,
      number,
      number,
    ];
    expect(alone).toBeGreaterThanOrEqual(1);
    expect(of16).toBeGreaterThan(alone);
    expect(of256).toBeGreaterThan(of16);
  });
});

import { describe, expect, it } from 'vitest';
import { histogram } from './histogram';

describe('histogram()', () => {
  it('puts a value on an inner edge above it and the end into the last bin', () => {
    const bins = histogram(Float32Array.of(-1, -0.5, 0, 0.25, 1), -1, 1, 4);
    expect(bins.map(({ count }) => count)).toEqual([1, 1, 2, 1]);
    expect(bins[2]).toEqual({ from: 0, to: 0.5, count: 2 });
  });

  it('ignores what lies outside', () => {
    const bins = histogram(Float32Array.of(-2, 2), -1, 1, 2);
    expect(bins.map(({ count }) => count)).toEqual([0, 0]);
  });
});

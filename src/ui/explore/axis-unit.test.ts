import { describe, expect, it } from 'vitest';
import { axisUnit } from './axis-unit';

describe('axisUnit()', () => {
  it('takes the largest unit that keeps the largest value at 1 or more', () => {
    expect(axisUnit('pJ', 999).symbol).toBe('pJ');
    expect(axisUnit('pJ', 1000).symbol).toBe('nJ');
    expect(axisUnit('pJ', 4.2e6).symbol).toBe('µJ');
    expect(axisUnit('um2', 3.02e6).symbol).toBe('mm²');
    expect(axisUnit('s', 41e-6).symbol).toBe('µs');
  });

  it('stays at the smallest unit below it', () => {
    expect(axisUnit('pJ', 0.2).symbol).toBe('pJ');
  });
});

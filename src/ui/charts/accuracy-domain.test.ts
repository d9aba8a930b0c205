import { describe, expect, it } from 'vitest';
import { accuracyDomain } from './accuracy-domain';

describe('accuracyDomain()', () => {
  it('ends 8 points below the best design when others lie lower', () => {
    const domain = accuracyDomain([0.9, 0.85, 0.1], 'focused');
    expect(domain.low).toBeCloseTo(0.82);
    expect(domain.hasOffScale).toBe(true);
  });

  it('contains everything when asked for the full range', () => {
    const domain = accuracyDomain([0.9, 0.85, 0.1], 'full');
    expect(domain.low).toBeLessThan(0.1);
    expect(domain.hasOffScale).toBe(false);
  });

  it('pads a single value to a range', () => {
    const { low, high } = accuracyDomain([0.5], 'focused');
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  it('never leaves 0 to 1', () => {
    expect(accuracyDomain([1, 0.95], 'focused').high).toBe(1);
  });
});

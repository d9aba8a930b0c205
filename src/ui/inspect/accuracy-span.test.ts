import { describe, expect, it } from 'vitest';
import type { DesignPoint } from '../../core/explore/design-point';
import { accuracySpan } from './accuracy-span';

const point = (meanFraction: number): Pick<DesignPoint, 'testAccuracy' | 'results'> => ({
  testAccuracy: { meanFraction, seeds: 1, intervalFraction: null },
  results: [],
});

describe('accuracySpan()', () => {
  it('leaves a quarter of the spread on both sides', () => {
    const [low, high] = accuracySpan([point(0.8), point(0.88)]);
    expect([low, high]).toEqual([expect.closeTo(0.78, 9), expect.closeTo(0.9, 9)]);
  });

  it('never shows less than 1.2 points', () => {
    const [low, high] = accuracySpan([point(0.9)]);
    expect(high - low).toBeCloseTo(0.012, 9);
  });

  it('stays within 0 and 1', () => {
    expect(accuracySpan([point(0.999), point(0.9)])[1]).toBe(1);
  });
});

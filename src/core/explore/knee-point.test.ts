import { describe, expect, it } from 'vitest';
import { kneePoint } from './knee-point';
import type { Objective } from './pareto-front';

type Point = readonly number[];

const lower = (index: number, isLogarithmic = false): Objective<Point> => ({
  direction: 'lower',
  value: (point) => point[index] as number,
  isLogarithmic,
});

describe('kneePoint()', () => {
  it('is the point farthest below the chord of the ends', () => {
    // Chord from (0, 10) to (10, 0): x + y = 10. Sums of the others: 8, 3, 8.
    const points = [
      [0, 10],
      [1, 7],
      [2, 1],
      [8, 0.5],
      [10, 0],
      [9, 9],
    ];
    expect(kneePoint(points, [lower(0), lower(1)])).toEqual([2, 1]);
  });

  it('looks at ranges, not at units', () => {
    const points = [
      [0, 10_000],
      [1, 7000],
      [2, 1000],
      [10, 0],
    ];
    expect(kneePoint(points, [lower(0), lower(1)])).toEqual([2, 1000]);
  });

  it('measures decades where an objective is logarithmic', () => {
    const points = [
      [0, 1000],
      [0.2, 100],
      [0.45, 10],
      [1, 1],
    ];
    // In decades: sums 1, 0.2 + 2/3, 0.45 + 1/3, 1. In units: 0.2 + 0.1, 0.45 + 0.009.
    expect(kneePoint(points, [lower(0), lower(1, true)])).toEqual([0.45, 10]);
    expect(kneePoint(points, [lower(0), lower(1)])).toEqual([0.2, 100]);
  });

  it('takes the least sum of costs of three objectives', () => {
    const points = [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
      [0.5, 0.5, 0.5],
      [0.2, 0.9, 0.9],
    ];
    expect(kneePoint(points, [lower(0), lower(1), lower(2)])).toEqual([0.5, 0.5, 0.5]);
  });

  it('is absent on a chord, above it, and of fewer than three points', () => {
    expect(
      kneePoint(
        [
          [0, 2],
          [1, 1],
          [2, 0],
        ],
        [lower(0), lower(1)],
      ),
    ).toBeNull();
    expect(
      kneePoint(
        [
          [0, 4],
          [3, 3],
          [4, 0],
        ],
        [lower(0), lower(1)],
      ),
    ).toBeNull();
    expect(
      kneePoint(
        [
          [0, 1],
          [1, 0],
        ],
        [lower(0), lower(1)],
      ),
    ).toBeNull();
    expect(kneePoint([], [lower(0), lower(1)])).toBeNull();
  });
});

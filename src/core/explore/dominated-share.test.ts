import { describe, expect, it } from 'vitest';
import { dominatedShare } from './dominated-share';
import type { Objective } from './pareto-front';

type Point = readonly [accuracy: number, energy: number];

const accuracy: Objective<Point> = { direction: 'higher', value: ([value]) => value };
const energy: Objective<Point> = { direction: 'lower', value: ([, value]) => value };

describe('dominatedShare()', () => {
  // The box: accuracy 0 … 1, energy 1 … 5.
  const all: readonly Point[] = [
    [1, 5],
    [0.5, 2],
    [0, 1],
  ];

  it('is the share of the box of all that the points dominate', () => {
    // Only (0.5, 2) lies inside: 0.5 x (5 - 2) of 1 x 4.
    expect(dominatedShare(all, all, [accuracy, energy])).toBeCloseTo(1.5 / 4, 12);
    expect(dominatedShare([[1, 1]], all, [accuracy, energy])).toBe(1);
    expect(dominatedShare([], all, [accuracy, energy])).toBe(0);
  });

  it('measures logarithmic objectives in logarithms', () => {
    const powers: readonly Point[] = [
      [1, 100],
      [0.5, 10],
      [0, 1],
    ];
    // Half of the accuracies, half of the decades.
    expect(dominatedShare(powers, powers, [accuracy, { ...energy, isLogarithmic: true }])).toBeCloseTo(
      0.25,
      12,
    );
  });

  it('has no answer where all are equal in an objective', () => {
    expect(dominatedShare([[1, 2]], [[1, 2]], [accuracy, energy])).toBeNull();
  });
});

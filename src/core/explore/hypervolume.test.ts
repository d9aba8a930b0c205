import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypervolume } from './hypervolume';
import type { Objective } from './pareto-front';

type Point = readonly number[];

const lower = (index: number): Objective<Point> => ({
  direction: 'lower',
  value: (point) => point[index] as number,
});
const plane = [lower(0), lower(1)];
const space = [...plane, lower(2)];

describe('hypervolume()', () => {
  it('adds up the steps of a staircase', () => {
    const points = [
      [1, 3],
      [2, 2],
      [3, 1],
    ];
    // Columns of width 1 up to 4: (4 - 3) + (4 - 2) + (4 - 1).
    expect(hypervolume(points, plane, [4, 4])).toBe(6);
    expect(hypervolume([...points, [3, 3], [2, 2]], plane, [4, 4])).toBe(6);
  });

  it('counts what boxes share once', () => {
    const points = [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ];
    // Boxes of 2 x 1 x 1 cells each up to (2, 2, 2); all three share the cell at (1, 1, 1): 1 + 3 * 1.
    expect(hypervolume(points, space, [2, 2, 2])).toBe(4);
  });

  it('turns round what is better when higher', () => {
    const accuracy: Objective<Point> = { direction: 'higher', value: ([value]) => value as number };
    // Accuracy 0.9 above 0.5, energy 2 below 10: 0.4 * 8.
    expect(hypervolume([[0.9, 2]], [accuracy, lower(1)], [0.5, 10])).toBeCloseTo(3.2, 12);
  });

  it('is zero of nothing, and of points that are no better than the reference', () => {
    expect(hypervolume([], plane, [1, 1])).toBe(0);
    expect(hypervolume([[1, 0]], plane, [1, 1])).toBe(0);
    expect(hypervolume([[0, 0, 5]], space, [1, 1, 5])).toBe(0);
  });

  it('refuses other numbers of objectives and reference values', () => {
    expect(() => hypervolume([[1]], [lower(0)], [1])).toThrow(RangeError);
    expect(() => hypervolume([[1, 1]], plane, [1])).toThrow(RangeError);
  });

  it.each([
    ['2', plane],
    ['3', space],
  ])('counts the dominated cells of a grid in %s objectives', (_, objectives) => {
    const size = 6;
    const coordinate = fc.integer({ min: 0, max: size });
    const cells = Array.from({ length: size ** objectives.length }, (_each, index) =>
      objectives.map((_objective, axis) => Math.floor(index / size ** axis) % size),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate, coordinate), { maxLength: 30 }), (points) => {
        const dominated = cells.filter((cell) =>
          points.some((point) => cell.every((corner, axis) => (point[axis] as number) <= corner)),
        );
        const reference = objectives.map(() => size);
        const counted = points.filter((point) =>
          objectives.every((_each, axis) => (point[axis] as number) < size),
        );
        expect(hypervolume(points, objectives, reference)).toBe(counted.length > 0 ? dominated.length : 0);
      }),
    );
  });
});

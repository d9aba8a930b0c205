import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Objective, paretoFront } from './pareto-front';

type Point = readonly number[];

const objective = (index: number, direction: 'higher' | 'lower'): Objective<Point> => ({
  direction,
  value: (point) => point[index] ?? Number.NaN,
});
const accuracy = objective(0, 'higher');
const energy = objective(1, 'lower');
const area = objective(2, 'lower');
const latency = objective(3, 'lower');

/** The definition, pair by pair. */
function reference(points: readonly Point[], objectives: readonly Objective<Point>[]): readonly Point[] {
  const cost = (point: Point, { direction, value }: Objective<Point>) =>
    direction === 'higher' ? -value(point) : value(point);
  const dominates = (left: Point, right: Point) =>
    objectives.every((one) => cost(left, one) <= cost(right, one)) &&
    objectives.some((one) => cost(left, one) < cost(right, one));
  return points.filter((point) => !points.some((other) => dominates(other, point)));
}

const sorted = (points: readonly Point[]) => points.map((point) => point.join(' ')).sort();

describe('paretoFront()', () => {
  it('orders the front by the first objective and drops what is dominated', () => {
    const points = [
      [0.88, 5],
      [0.91, 9],
      [0.87, 6],
      [0.6, 1],
    ];
    expect(paretoFront(points, [accuracy, energy])).toEqual([
      [0.91, 9],
      [0.88, 5],
      [0.6, 1],
    ]);
  });

  it('keeps ties in every objective and drops a tie in one that is worse in the other', () => {
    const points = [
      [0.9, 5],
      [0.9, 5],
      [0.9, 6],
      [0.8, 5],
    ];
    expect(paretoFront(points, [accuracy, energy])).toEqual([
      [0.9, 5],
      [0.9, 5],
    ]);
  });

  it('leaves out values that are not finite', () => {
    expect(
      paretoFront(
        [
          [0.9, Number.NaN],
          [Number.POSITIVE_INFINITY, 1],
          [0.5, 2],
        ],
        [accuracy, energy],
      ),
    ).toEqual([[0.5, 2]]);
  });

  it('is empty of no points and refuses one objective', () => {
    expect(paretoFront([], [accuracy, energy])).toEqual([]);
    expect(() => paretoFront([[1]], [accuracy])).toThrow(RangeError);
  });

  it.each([
    ['2', [accuracy, energy]],
    ['3', [accuracy, energy, area]],
    ['4', [accuracy, energy, area, latency]],
  ] as const)('equals the pairwise definition for %s objectives, ties included', (_, objectives) => {
    const coordinate = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate, coordinate, coordinate), { maxLength: 60 }),
        (points) => {
          expect(sorted(paretoFront(points, objectives))).toEqual(sorted(reference(points, objectives)));
        },
      ),
    );
  });
});

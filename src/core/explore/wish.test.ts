import { describe, expect, it } from 'vitest';
import type { Objective } from './pareto-front';
import { answerWish } from './wish';

type Point = readonly [accuracy: number, energy: number];

const objectives: readonly Objective<Point>[] = [
  { direction: 'higher', value: ([accuracy]) => accuracy },
  { direction: 'lower', value: ([, energy]) => energy },
];
const points: readonly Point[] = [
  [0.8, 1],
  [0.85, 2],
  [0.9, 5],
  [0.85, 3],
  [0.7, 4],
];

describe('answerWish()', () => {
  it('counts what fulfils the wish and names the nearest of the front', () => {
    // Ranges of the front: accuracy 0.1, energy 4. (0.85, 3) fulfils the wish, too, but is dominated. Squared distances:
    // (2 / 4)^2 = 0.25 of (0.8, 1); 0.5^2 + (1 / 4)^2 = 0.3125 of (0.85, 2).
    expect(answerWish(points, objectives, [0.8, 3])).toEqual({
      feasible: 3,
      nearest: [
        [0.8, 1],
        [0.85, 2],
      ],
    });
  });

  it('offers what falls short least where nothing fulfils it', () => {
    // Ranges: accuracy 0.1, energy 4. Short of (0.9, 2) by: 1 and 0; 0.5 and 0; 0 and 0.75.
    expect(answerWish(points, objectives, [0.9, 2])).toEqual({
      feasible: 0,
      nearest: [
        [0.85, 2],
        [0.9, 5],
        [0.8, 1],
      ],
    });
    expect(answerWish(points, objectives, [0.9, 2], 1).nearest).toEqual([[0.85, 2]]);
  });

  it('takes a wish at a point as fulfilled by it', () => {
    expect(answerWish(points, objectives, [0.85, 2])).toEqual({ feasible: 1, nearest: [[0.85, 2]] });
  });

  it('wishes as much as can be of an objective without a value', () => {
    // At least 0.85 accurate and as cheap as can be. Squared distances from (0.85, 1): (1 / 4)^2 = 0.0625 of (0.85, 2);
    // 0.5^2 + 1^2 = 1.25 of (0.9, 5).
    expect(answerWish(points, objectives, [0.85, null])).toEqual({
      feasible: 3,
      nearest: [
        [0.85, 2],
        [0.9, 5],
      ],
    });
  });

  it('has no answer without points, and refuses a wish of other length', () => {
    expect(answerWish([], objectives, [0.9, 1])).toEqual({ feasible: 0, nearest: [] });
    expect(() => answerWish(points, objectives, [0.9])).toThrow(RangeError);
    expect(() => answerWish(points, objectives, [0.9, Number.NaN])).toThrow(RangeError);
  });
});

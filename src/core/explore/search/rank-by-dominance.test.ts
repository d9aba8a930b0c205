import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoFront } from '../pareto-front';
import { crowdingDistances, dominates, rankByDominance } from './rank-by-dominance';

describe('rankByDominance()', () => {
  it('peels front after front', () => {
    const costs = [
      [1, 3],
      [2, 2],
      [3, 1],
      [2, 3],
      [3, 3],
      [2, 2],
    ];
    expect(rankByDominance(costs)).toEqual([0, 0, 0, 1, 2, 0]);
  });

  it('puts nothing before what dominates it', () => {
    const coordinate = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate, coordinate), { maxLength: 25 }), (costs) => {
        const ranks = rankByDominance(costs);
        for (const [one, left] of costs.entries()) {
          for (const [other, right] of costs.entries()) {
            if (dominates(left, right)) expect(ranks[one]).toBeLessThan(ranks[other] as number);
          }
        }
        const objectives = [0, 1, 2].map((axis) => ({
          direction: 'lower' as const,
          value: (point: readonly number[]) => point[axis] as number,
        }));
        expect(ranks.filter((rank) => rank === 0)).toHaveLength(paretoFront(costs, objectives).length);
      }),
    );
  });
});

describe('crowdingDistances()', () => {
  it('adds up the gaps between neighbours in ranges', () => {
    // Ranges 10 and 20: the second lies between 0 and 6, and 20 and 5; the third between 2 and 10, and 8 and 0.
    const costs = [
      [0, 20],
      [2, 8],
      [6, 5],
      [10, 0],
    ];
    const [first, second, third, last] = crowdingDistances(costs);
    expect([first, last]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(second).toBeCloseTo(6 / 10 + 15 / 20, 12);
    expect(third).toBeCloseTo(8 / 10 + 8 / 20, 12);
  });

  it('is finite where nothing differs', () => {
    expect(
      crowdingDistances([
        [1, 1],
        [1, 1],
        [1, 1],
      ])[1],
    ).toBe(0);
    expect(crowdingDistances([])).toEqual([]);
  });
});

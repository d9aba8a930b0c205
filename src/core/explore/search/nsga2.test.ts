import { describe, expect, it } from 'vitest';
import { paretoFront } from '../pareto-front';
import { finish, type Genome, searchFront } from './nsga2';

describe('searchFront()', () => {
  // Ones cost energy, zeros cost accuracy, each gene with its own weight: 2^10 genomes.
  const weights = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89];
  const evaluate = (genome: Genome) => [
    genome.reduce((sum, bit, gene) => sum + bit * (gene + 1), 0),
    genome.reduce((sum, bit, gene) => sum + (1 - bit) * (weights[gene] as number), 0),
  ];
  const problem = { options: weights.map(() => 2), evaluate };
  const settings = { population: 40, generations: 60, seed: 1, start: [] };

  it('finds the front of a space that can be enumerated', () => {
    const all = Array.from({ length: 1024 }, (_, index) =>
      evaluate(weights.map((_weight, gene) => (index >> gene) & 1)),
    );
    const objectives = [0, 1].map((axis) => ({
      direction: 'lower' as const,
      value: (costs: readonly number[]) => costs[axis] as number,
    }));
    const whole = new Set(paretoFront(all, objectives).map((costs) => costs.join(' ')));
    const { front, evaluations } = finish(searchFront(problem, settings));
    const found = front.filter(({ costs }) => whole.has(costs.join(' ')));
    expect(found.length / whole.size).toBeGreaterThan(0.9);
    expect(evaluations).toBeLessThan(1024);
  });

  it('repeats itself, and looks at every genome once', () => {
    const looked: string[] = [];
    const counted = {
      ...problem,
      evaluate: (genome: Genome) => {
        looked.push(genome.join(''));
        return evaluate(genome);
      },
    };
    const outcome = finish(searchFront(counted, settings));
    expect(finish(searchFront(problem, settings))).toEqual(outcome);
    expect(new Set(looked).size).toBe(looked.length);
    expect(outcome.evaluations).toBe(looked.length);
    expect(finish(searchFront(problem, { ...settings, seed: 2 })).evaluations).not.toBe(outcome.evaluations);
  });

  it('begins with the genomes that it is given', () => {
    const start = [weights.map(() => 1)];
    const { front } = finish(searchFront(problem, { ...settings, generations: 0, start }));
    expect(front.map(({ genome }) => genome)).toContainEqual(start[0]);
  });

  it('refuses what it cannot search', () => {
    expect(() => finish(searchFront(problem, { ...settings, population: 1 }))).toThrow(RangeError);
    expect(() => finish(searchFront({ ...problem, options: [2, 0] }, settings))).toThrow(RangeError);
  });
});

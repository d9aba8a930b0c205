import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoFront } from '../pareto-front';
import { frontGain } from './front-gain';
import { type Genome, searchFront } from './nsga2';
import { crowdingDistances, dominates, rankByDominance } from './rank-by-dominance';
import { searchWidths, spreadByEnergy } from './width-search';

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
    const { front, evaluations } = searchFront(problem, settings);
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
    const outcome = searchFront(counted, settings);
    expect(searchFront(problem, settings)).toEqual(outcome);
    expect(new Set(looked).size).toBe(looked.length);
    expect(outcome.evaluations).toBe(looked.length);
    expect(searchFront(problem, { ...settings, seed: 2 }).evaluations).not.toBe(outcome.evaluations);
  });

  it('begins with the genomes that it is given', () => {
    const start = [weights.map(() => 1)];
    const { front } = searchFront(problem, { ...settings, generations: 0, start });
    expect(front.map(({ genome }) => genome)).toContainEqual(start[0]);
  });

  it('refuses what it cannot search', () => {
    expect(() => searchFront(problem, { ...settings, population: 1 })).toThrow(RangeError);
    expect(() => searchFront({ ...problem, options: [2, 0] }, settings)).toThrow(RangeError);
  });
});

describe('searchWidths()', () => {
  const names = ['conv1', 'conv2', 'dense'];
  const widths = { weights: [2, 4, 8], activations: [2, 8] };
  const row = (name: string, role: 'weights' | 'activations', bits: number, lossIncrease: number) => ({
    layers: [name],
    role,
    bits,
    measures: { lossIncrease },
  });
  // The weights of conv2 are the only ones that suffer.
  const sensitivity = names.flatMap((name) => [
    ...widths.weights.map((bits) => row(name, 'weights', bits, name === 'conv2' ? 1 / bits : 0)),
    ...widths.activations.map((bits) => row(name, 'activations', bits, 0)),
  ]);
  const question = {
    configuration: { network: 'tiny-cnn', networkParams: {} },
    widths,
    sensitivity,
    energyPj: (layerBits: readonly { weights: number; activations: number }[]) =>
      layerBits.reduce((sum, { weights, activations }) => sum + weights * activations, 0),
  };

  it('widens what is sensitive and nothing else', () => {
    const { candidates, combinations } = searchWidths(question, { population: 30, generations: 30, seed: 1 });
    // Weights of three layers, activations of two: the first reads the image.
    expect(combinations).toBe(3 ** 3 * 2 ** 2);
    expect(candidates.map(({ layerBits }) => layerBits.map(({ weights }) => weights))).toEqual([
      [2, 2, 2],
      [2, 4, 2],
      [2, 8, 2],
    ]);
    expect(candidates.map(({ expectedLoss }) => expectedLoss)).toEqual([1 / 2, 1 / 4, 1 / 8]);
    expect(candidates.every(({ layerBits }) => layerBits[2]?.activations === 2)).toBe(true);
  });

  it('needs the sensitivity of every tensor', () => {
    const settings = { population: 4, generations: 1, seed: 1 };
    expect(() => searchWidths({ ...question, sensitivity: [] }, settings)).toThrow('conv1');
  });
});

describe('spreadByEnergy()', () => {
  const candidates = [1, 2, 3, 10, 90, 100, 1000].map((energyPj) => ({
    layerBits: [],
    expectedLoss: 0,
    energyPj,
  }));
  const energies = (count: number) => spreadByEnergy(candidates, count).map(({ energyPj }) => energyPj);

  it('takes ends and what lies nearest to even decades between them', () => {
    expect(energies(4)).toEqual([1, 10, 100, 1000]);
    expect(energies(2)).toEqual([1, 1000]);
    expect(energies(1)).toEqual([1]);
    expect(energies(9)).toEqual([1, 2, 3, 10, 90, 100, 1000]);
  });
});

describe('frontGain()', () => {
  it('compares fronts of validation accuracy and logarithmic energy', () => {
    const design = (validationFraction: number, energyPj: number) => ({
      validationFraction,
      testFraction: 0,
      energyPj,
    });
    const grid = [design(0.6, 1), design(0.9, Math.E ** 2), design(0.5, Math.E)];
    const gain = frontGain(grid, [design(0.8, Math.E)], 10);
    expect(gain.before).toEqual([grid[1], grid[0]]);
    expect(gain.after).toHaveLength(3);
    // Above chance 0.1 and below the dearest: 0.5 x 2 before; 0.2 x 1 more where 0.8 is reached at one e-fold less.
    expect(gain.hypervolumeBefore).toBeCloseTo(1, 12);
    expect(gain.hypervolumeAfter).toBeCloseTo(1.2, 12);
  });
});

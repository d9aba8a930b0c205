import { describe, expect, it } from 'vitest';
import type { Objective } from '../pareto-front';
import { frontProbabilities } from './front-probability';

const energy: Objective<number> = { direction: 'lower', value: (energyPj) => energyPj };

/** Runs of the seeds 1, 2, … */
const design = (energyPj: number, ...accuracies: readonly number[]) => ({
  point: energyPj,
  runs: accuracies.map((testAccuracyFraction, index) => ({ seed: index + 1, testAccuracyFraction })),
});

describe('frontProbabilities()', () => {
  it('is sure where no choice of seeds changes the front', () => {
    const designs = [design(1, 0.7, 0.71, 0.72), design(2, 0.8, 0.81, 0.82), design(3, 0.6, 0.61, 0.62)];
    expect(frontProbabilities(designs, [energy])).toEqual([1, 1, 0]);
  });

  it('is near one half where the better one is open', () => {
    // The dearer design is on the front where its mean is above; independent of seeds, both means are 0.8.
    const designs = [design(1, 0.79, 0.8, 0.81), design(2, 0.81, 0.8, 0.79)];
    const [cheap, dear] = frontProbabilities(designs, [energy], 4000);
    expect(cheap).toBe(1);
    // Of 27 draws as many are above as below: exactly as many 0.81 as 0.79 in 7 of them. So 10 / 27.
    expect(Math.abs(Number(dear) - 10 / 27)).toBeLessThan(0.02);
  });

  it('draws the seeds of all designs together', () => {
    // Worse by 0.001 with every seed: never on the front, though single runs overlap.
    const designs = [design(1, 0.7, 0.8, 0.9), design(2, 0.699, 0.799, 0.899)];
    expect(frontProbabilities(designs, [energy])).toEqual([1, 0]);
  });

  it('knows seeds by their numbers, in whatever order and beside whatever others', () => {
    const [better, worse] = [design(1, 0.7, 0.8, 0.9), design(2, 0.699, 0.799, 0.899)];
    const reversed = { ...worse, runs: [...worse.runs].reverse() };
    expect(frontProbabilities([better, reversed, design(9, 0.1, 0.1, 0.1, 0.1, 0.1)], [energy])).toEqual([
      1, 0, 0,
    ]);
  });

  it('draws designs of other seeds apart', () => {
    const other = { ...design(2, 0.699, 0.799, 0.899) };
    const runs = other.runs.map((run) => ({ ...run, seed: run.seed + 3 }));
    const [, dear] = frontProbabilities([design(1, 0.7, 0.8, 0.9), { ...other, runs }], [energy], 4000);
    // Sums of three draws of -1, 0, 1 occur 1, 3, 6, 7, 6, 3, 1 times in 27: two of them are equal in 141 of 729 pairs, where
    // 0.001 decides against the dearer one. It is above in half of the others. Deviation of 4000 draws: 0.008.
    expect(Math.abs(Number(dear) - 294 / 729)).toBeLessThan(0.02);
  });

  it('says nothing of a design of fewer than three seeds', () => {
    expect(frontProbabilities([design(1, 0.8, 0.9), design(2, 0.7, 0.71, 0.72)], [energy])).toEqual([
      null,
      0,
    ]);
  });

  it('repeats itself, and refuses a design without accuracies', () => {
    const designs = [design(1, 0.79, 0.8, 0.81), design(2, 0.81, 0.8, 0.795)];
    expect(frontProbabilities(designs, [energy])).toEqual(frontProbabilities(designs, [energy]));
    expect(() => frontProbabilities([design(1)], [energy])).toThrow(RangeError);
  });
});

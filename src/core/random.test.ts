import { describe, expect, it } from 'vitest';
import { createRandom } from './random';

const draws = (seed: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('createRandom()', () => {
  it('repeats for equal seeds and differs for others', () => {
    expect(draws(1, 20)).toEqual(draws(1, 20));
    expect(draws(1, 20)).not.toEqual(draws(2, 20));
  });

  it('goes on wherever its state is taken to', () => {
    const random = createRandom(7);
    random.next();
    const other = createRandom(8);
    other.state.set(random.state);
    expect([other.next(), other.next()]).toEqual(draws(7, 3).slice(1));
  });

  it('is uniform in [0, 1)', () => {
    const values = draws(3, 100_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const counts = new Array<number>(16).fill(0);
    for (const value of values) counts[Math.floor(value * 16)]! += 1;
    // Chi-squared with 15 degrees of freedom exceeds 37.7 once in 1,000; the seed is fixed.
    const expected = values.length / 16;
    const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquared).toBeLessThan(37.7);
  });

  it('does not follow its predecessor', () => {
    const values = draws(4, 100_000);
    const covariance = values
      .slice(1)
      .reduce((sum, value, index) => sum + (value - 0.5) * (values[index]! - 0.5), 0);
    // Standard error of the correlation is 1 / sqrt(100,000) = 0.003.
    expect(Math.abs((covariance / values.length) * 12)).toBeLessThan(0.012);
  });

  it('has normals of mean 0 and variance 1', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 100_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.012);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  });

  it('permutes without losing anyone', () => {
    const order = createRandom(6).permutation(1000);
    expect([...order].sort((left, right) => left - right)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index),
    );
    expect([...order]).not.toEqual([...order].sort((left, right) => left - right));
    expect(createRandom(6).permutation(0)).toHaveLength(0);
  });
});

import { expect, it } from 'vitest';
import { intervalWeights } from './interval';

it('intervalWeights() prunes below the interval, clips above it and is linear inside', () => {
  // Interval 0.25 … 0.75: 0.5 is half way, 0.625 three quarters.
  const weights = Float32Array.of(0.1, -0.25, 0.5, -0.625, 0.75, -9);
  const prepared = intervalWeights(weights, { centre: 0.5, halfWidth: 0.25 }, 2);
  expect(Array.from(prepared, (value) => value + 0)).toEqual([0, 0, 1, -1.5, 2, -2]);
});

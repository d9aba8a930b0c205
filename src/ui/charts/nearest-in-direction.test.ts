import { describe, expect, it } from 'vitest';
import { nearestInDirection } from './nearest-in-direction';

const at = (id: string, x: number, y: number) => ({ id, x, y });

describe('nearestInDirection()', () => {
  const from = at('from', 0, 0);

  it('prefers a point straight ahead to a nearer one aside', () => {
    const points = [from, at('ahead', 10, 1), at('aside', 3, 9)];
    expect(nearestInDirection(points, from, 'right')?.id).toBe('ahead');
  });

  it('takes a point aside when none is ahead', () => {
    expect(nearestInDirection([from, at('aside', 1, 9)], from, 'right')?.id).toBe('aside');
  });

  it('goes up towards smaller y', () => {
    expect(nearestInDirection([from, at('above', 0, -5), at('below', 0, 5)], from, 'up')?.id).toBe('above');
  });

  it('stays where nothing lies in that direction', () => {
    expect(nearestInDirection([from, at('left', -4, 0)], from, 'right')).toBeNull();
  });
});

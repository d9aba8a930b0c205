import { describe, expect, it } from 'vitest';
import { fixedPointPlanes } from './plane-scales';

describe('fixedPointPlanes()', () => {
  it.each([0.37, 0.5, 1.3, 2.9])('keeps scales of which each is half of the one before: from %f', (first) => {
    const { step, planeCodes } = fixedPointPlanes([first, first / 2, first / 4]);
    const [one = 0, two = 0, three = 0] = planeCodes;
    expect([one, two]).toEqual([4 * three, 2 * three]);
    // Rounded down to a whole last code of at least 2^11 / 7.
    expect(Math.abs(one * step - first) / first).toBeLessThan(7 / 2 ** 11);
  });
});

import { describe, expect, it } from 'vitest';
import { mcnemarTest } from './mcnemar';

describe('mcnemarTest()', () => {
  it('gives the exact and the mid-p value of small tables', () => {
    // 8 tosses, at most 1 head: (1 + 8) / 256 on one side; the observed 8 / 256 comes off once.
    const small = mcnemarTest({ leftOnly: 1, rightOnly: 7 });
    expect(small.exactP).toBeCloseTo(18 / 256, 12);
    expect(small.midP).toBeCloseTo(10 / 256, 12);
    // 11 tosses, at most 2 heads: (1 + 11 + 55) / 2048.
    const other = mcnemarTest({ leftOnly: 9, rightOnly: 2 });
    expect(other.exactP).toBeCloseTo(134 / 2048, 12);
    expect(other.midP).toBeCloseTo((134 - 55) / 2048, 12);
  });

  it('finds nothing in an even split', () => {
    // 6 / 16 of four tosses are two heads.
    expect(mcnemarTest({ leftOnly: 2, rightOnly: 2 })).toEqual({
      leftOnly: 2,
      rightOnly: 2,
      exactP: 1,
      midP: 0.8125,
    });
    expect(mcnemarTest({ leftOnly: 0, rightOnly: 0 })).toMatchObject({ exactP: 1, midP: 0.5 });
  });

  it('does not care which side is which', () => {
    const { exactP, midP } = mcnemarTest({ leftOnly: 372, rightOnly: 329 });
    expect(mcnemarTest({ leftOnly: 329, rightOnly: 372 })).toMatchObject({ exactP, midP });
    // Normal approximation: z = 43 / sqrt(701) = 1.624, two-sided 0.104.
    expect(midP).toBeCloseTo(0.104, 2);
    expect(exactP).toBeGreaterThan(midP);
  });

  it('stays a probability over ten thousand pairs', () => {
    const even = mcnemarTest({ leftOnly: 5000, rightOnly: 5001 });
    expect(even.exactP).toBeCloseTo(1, 9);
    const clear = mcnemarTest({ leftOnly: 9999, rightOnly: 1 });
    expect(clear.exactP).toBe(0);
  });
});

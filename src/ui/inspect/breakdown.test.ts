import { describe, expect, it } from 'vitest';
import { sharedOrder, sharesOf } from './breakdown';

describe('sharesOf()', () => {
  it('sorts by size and leaves out empty components', () => {
    expect(sharesOf({ multipliers: 1, dram: 3, scale: 0 })).toEqual([
      { component: 'dram', value: 3, fraction: 0.75 },
      { component: 'multipliers', value: 1, fraction: 0.25 },
    ]);
  });
});

describe('sharedOrder()', () => {
  it('gives every component of any breakdown one place', () => {
    expect(
      sharedOrder([
        { dram: 3, multipliers: 1 },
        { scale: 2, multipliers: 1.5 },
      ]),
    ).toEqual(['dram', 'scale', 'multipliers']);
  });
});

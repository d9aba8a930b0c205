import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import {
  type ConformanceRow,
  exact,
  modelled,
  notJudged,
  type Published,
  range,
  relative,
  type Tolerance,
  value,
  within,
} from './row';

const row: Omit<ConformanceRow, 'published' | 'tolerance' | 'compute'> = {
  id: 'row',
  group: 'systolic',
  what: { code: 'nv-small-multipliers', parameters: {} },
  unit: '',
  source: 'nvdla',
  place: 'text',
  status: 'read',
  use: 'hold-out',
};

function judged(published: Published, tolerance: Tolerance, ...values: readonly number[]) {
  const { errorFraction, verdict } = judge({
    ...row,
    published,
    tolerance,
    compute: () => modelled(...values),
  });
  return [errorFraction, verdict];
}

describe('judge()', () => {
  it('takes equal values alone as exact', () => {
    expect(judged(value(8), exact, 8)).toEqual([0, 'pass']);
    expect(judged(value(8), exact, 9)).toEqual([0.125, 'miss']);
  });

  it('takes a tolerance to its end', () => {
    expect(judged(value(100), relative(0.25), 75)).toEqual([-0.25, 'pass']);
    expect(judged(value(100), relative(0.25), 74)).toEqual([-0.26, 'miss']);
    expect(judged(value(4), within(1), 5)).toEqual([0.25, 'pass']);
    expect(judged(value(4), within(1), 5.5)).toEqual([0.375, 'miss']);
  });

  it('measures from the nearer end of a range', () => {
    expect(judged(range(2, 4), exact, 3)).toEqual([0, 'pass']);
    expect(judged(range(2, 4), exact, 1)).toEqual([-0.5, 'miss']);
    expect(judged(range(2, 4), relative(0.25), 5)).toEqual([0.25, 'pass']);
    expect(judged(range(2, 4), relative(0.25), 5.5)).toEqual([0.375, 'miss']);
  });

  it('tells how many of several values differ', () => {
    const four: Published = { kind: 'values', values: [1, 2, 3, 4] };
    expect(judged(four, exact, 1, 2, 3, 4)).toEqual([0, 'pass']);
    expect(judged(four, exact, 1, 2, 3, 5)).toEqual([0.25, 'miss']);
    expect(judged(four, exact, 1, 2)).toEqual([0.5, 'miss']);
  });

  it('has no relative error beside a published 0', () => {
    expect(judged(value(0), exact, 0)).toEqual([null, 'pass']);
    expect(judged(value(0), exact, 1)).toEqual([null, 'miss']);
  });

  it('neither passes nor misses without a tolerance, for orientation and without a figure', () => {
    expect(judged(value(2), notJudged, 1)).toEqual([-0.5, 'not-judged']);
    const orientation = { ...row, use: 'orientation', published: value(2), tolerance: exact } as const;
    expect(judge({ ...orientation, compute: () => modelled(2) }).verdict).toBe('not-judged');
    const reason = { code: 'no-machine', parameters: { machine: 'Abacus' } } as const;
    const open = judge({ ...orientation, compute: () => ({ kind: 'not-modelled', reason }) });
    expect(open).toMatchObject({ verdict: 'not-modelled', errorFraction: null, ours: { reason } });
  });
});

import { describe, expect, it } from 'vitest';
import type { ConformanceResult } from '../../core/conformance/judge';
import { type ConformanceColumn, everything, filterRows, sortRows } from './conformance-rows';

const base: ConformanceResult = {
  id: 'a',
  group: 'systolic',
  what: { code: 'nv-small-buffer', parameters: {} },
  published: { kind: 'value', value: 10 },
  unit: 'KB',
  source: 'nvdla',
  place: 'text',
  status: 'read',
  use: 'exact',
  tolerance: { kind: 'exact' },
  ours: { kind: 'modelled', values: [10] },
  errorFraction: 0,
  verdict: 'pass',
};
const missed: ConformanceResult = {
  ...base,
  id: 'b',
  group: 'dian-nao',
  use: 'hold-out',
  ours: { kind: 'modelled', values: [4] },
  errorFraction: -0.6,
  verdict: 'miss',
};
const open: ConformanceResult = {
  ...base,
  id: 'c',
  use: 'hold-out',
  ours: { kind: 'not-modelled', reason: { code: 'no-precisions', parameters: {} } },
  errorFraction: null,
  verdict: 'not-modelled',
};
const rows = [base, missed, open];

const ids = (list: readonly ConformanceResult[]) => list.map(({ id }) => id).join('');

describe('filterRows()', () => {
  it('keeps what matches all filters', () => {
    expect(ids(filterRows(rows, everything))).toBe('abc');
    expect(ids(filterRows(rows, { ...everything, use: 'hold-out' }))).toBe('bc');
    expect(ids(filterRows(rows, { ...everything, use: 'hold-out', verdict: 'miss' }))).toBe('b');
    expect(ids(filterRows(rows, { ...everything, group: 'systolic' }))).toBe('ac');
    expect(ids(filterRows(rows, { group: 'systolic', use: 'exact', verdict: 'miss' }))).toBe('');
  });
});

describe('sortRows()', () => {
  const sorted = (column: ConformanceColumn | 'listed', descending = false) =>
    ids(sortRows(rows, { column, descending }, ({ id }) => id));

  it('leaves the list as it is, or turns it by a text', () => {
    expect(sorted('listed', true)).toBe('abc');
    expect(sorted('what', true)).toBe('cba');
  });

  it('puts misses first', () => {
    expect(sorted('verdict')).toBe('bca');
  });

  it('sorts by the size of the error, and leaves what has none at the end', () => {
    expect(sorted('error')).toBe('abc');
    expect(sorted('error', true)).toBe('bac');
    expect(sorted('ours')).toBe('bac');
    expect(sorted('ours', true)).toBe('abc');
  });
});

import type { ConformanceResult, Verdict } from '../../core/conformance/judge';
import type { ConformanceGroup, ConformanceUse } from '../../core/conformance/row';

export const conformanceColumns = ['verdict', 'what', 'published', 'ours', 'error', 'use', 'source'] as const;
export type ConformanceColumn = (typeof conformanceColumns)[number];

/** `listed`: group by group. */
export interface ConformanceOrder {
  readonly column: ConformanceColumn | 'listed';
  readonly descending: boolean;
}

/** Null lets everything pass. */
export interface ConformanceFilter {
  readonly group: ConformanceGroup | null;
  readonly use: ConformanceUse | null;
  readonly verdict: Verdict | null;
}

export const everything: ConformanceFilter = { group: null, use: null, verdict: null };

export function filterRows(
  rows: readonly ConformanceResult[],
  { group, use, verdict }: ConformanceFilter,
): readonly ConformanceResult[] {
  return rows.filter(
    (row) =>
      (group === null || row.group === group) &&
      (use === null || row.use === use) &&
      (verdict === null || row.verdict === verdict),
  );
}

/** Misses first, then what we have no figure for. */
const severity: Readonly<Record<Verdict, number>> = {
  miss: 0,
  'not-modelled': 1,
  'not-judged': 2,
  pass: 3,
};

/** Sorted copy; equal values keep their order, rows without a value come last. `textOf` is the displayed text of a row. */
export function sortRows(
  rows: readonly ConformanceResult[],
  { column, descending }: ConformanceOrder,
  textOf: (row: ConformanceResult) => string,
): readonly ConformanceResult[] {
  if (column === 'listed') return rows;
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: sortValue(row, column, textOf) }))
    .sort((left, right) => {
      if (left.value === null || right.value === null) {
        return Number(left.value === null) - Number(right.value === null);
      }
      return sign * compare(left.value, right.value);
    })
    .map(({ row }) => row);
}

function sortValue(
  row: ConformanceResult,
  column: ConformanceColumn,
  textOf: (row: ConformanceResult) => string,
): string | number | null {
  const { published, ours } = row;
  switch (column) {
    case 'verdict':
      return severity[row.verdict];
    case 'what':
      return textOf(row);
    case 'published':
      if (published.kind === 'values') return published.values[0] ?? null;
      return published.kind === 'range' ? published.low : published.value;
    case 'ours':
      return ours.kind === 'modelled' ? (ours.values[0] ?? null) : null;
    case 'error':
      return row.errorFraction === null ? null : Math.abs(row.errorFraction);
    case 'use':
      return row.use;
    case 'source':
      return row.source ?? '';
  }
}

function compare(left: string | number, right: string | number): number {
  return typeof left === 'string' && typeof right === 'string'
    ? left.localeCompare(right, undefined, { numeric: true })
    : Number(left) - Number(right);
}

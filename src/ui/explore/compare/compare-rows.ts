import type { ReactNode } from 'react';

export interface CompareCell {
  /** What is compared, as it is read. */
  readonly value: string;
  readonly detail?: ReactNode;
}

/** One property of several designs, the first of which all others are held against. */
export interface CompareRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly CompareCell[];
}

/** Whether a design reads otherwise than the first. */
export function differsFromFirst({ cells }: CompareRow, place: number): boolean {
  return cells[place]?.value !== cells[0]?.value;
}

export function rowsThatDiffer(rows: readonly CompareRow[]): readonly CompareRow[] {
  return rows.filter((row) => row.cells.some((_, place) => differsFromFirst(row, place)));
}

import { describe, expect, it } from 'vitest';
import { type CompareRow, differsFromFirst, rowsThatDiffer } from './compare-rows';

const row = (key: string, ...values: readonly string[]): CompareRow => ({
  key,
  label: key,
  cells: values.map((value) => ({ value })),
});

describe('differsFromFirst()', () => {
  it('holds every design against the first, not against its neighbour', () => {
    const widths = row('bits', '4', '8', '8', '4');
    expect(widths.cells.map((_, place) => differsFromFirst(widths, place))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('rowsThatDiffer()', () => {
  it('leaves out what all designs share', () => {
    const rows = [row('network', 'Tiny CNN', 'Tiny CNN'), row('bits', '4', '3'), row('none')];
    expect(rowsThatDiffer(rows).map(({ key }) => key)).toEqual(['bits']);
  });
});

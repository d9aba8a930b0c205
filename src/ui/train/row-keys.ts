import type { SensitivityRow } from '../../core/allocation/allocator';

/** One key per row, in order. A search that goes in rounds looks at one width of one tensor more than once. */
export function rowKeys(rows: readonly SensitivityRow[]): readonly string[] {
  const seen = new Map<string, number>();
  return rows.map(({ layers, role, bits }) => {
    const identity = `${layers.join()}/${role}/${bits}`;
    const round = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, round);
    return `${identity}/${round}`;
  });
}

import { expect, it } from 'vitest';
import type { SensitivityRow } from '../../core/allocation/allocator';
import { rowKeys } from './row-keys';

it('rowKeys() tells rows apart that repeat layer, tensor and width', () => {
  const row = (layer: string, bits: number | null): SensitivityRow => ({
    layers: [layer],
    role: 'weights',
    bits,
    measures: {},
  });
  const rows = [row('conv1', 4), row('conv2', 4), row('conv1', 4), row('conv1', null), row('conv1', 4)];
  const keys = rowKeys(rows);
  expect(new Set(keys).size).toBe(rows.length);
  // Earlier rows keep their keys when later ones follow.
  expect(rowKeys(rows.slice(0, 2))).toEqual(keys.slice(0, 2));
});

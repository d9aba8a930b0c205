import type { ArraySlice } from '../array-state';
import { defaultArrayView } from '../slices/array-slice';
import { layerNameField } from './layer-name-field';
import { type LinkTable, numberField } from './link-field';

/** What of the array view a link carries, on its own screen only. */
export type LinkArray = ArraySlice['arrayView'];

/** Cycles of a layer are known only once it was computed: a cycle behind the last shows the last. */
const cycleRange = { key: 'cycle', kind: 'integer', minimum: 1, maximum: 2 ** 48 } as const;

export const arrayTable: LinkTable<LinkArray> = [
  layerNameField('layer', {
    get: ({ layer }) => layer,
    set: (part, layer) => ({ ...part, layer }),
  }),
  numberField(cycleRange, defaultArrayView, {
    get: ({ cycle }) => cycle,
    set: (part, cycle) => ({ ...part, cycle }),
  }),
];

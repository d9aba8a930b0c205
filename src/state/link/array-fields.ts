import { excerpt } from '../../core/parameters/parse-params';
import { problem } from '../../core/problem';
import type { ArraySlice } from '../array-state';
import { defaultArrayView } from '../slices/array-slice';
import { type LinkField, type LinkTable, numberField } from './link-field';

/** What of the array view a link carries, on its own screen only. */
export type LinkArray = ArraySlice['arrayView'];

/** Cycles of a layer are known only once it was computed: a cycle behind the last shows the last. */
const cycleRange = { key: 'cycle', kind: 'integer', minimum: 1, maximum: 2 ** 48 } as const;

export const arrayTable: LinkTable<LinkArray> = [
  layerField(),
  numberField(cycleRange, defaultArrayView, {
    get: ({ cycle }) => cycle,
    set: (part, cycle) => ({ ...part, cycle }),
  }),
];

/** `layer=conv2`: a name, which another network may not have. */
function layerField(): LinkField<LinkArray> {
  const key = 'layer';
  return {
    key,
    read: (text, part) =>
      /^[\w./-]{1,60}$/.test(text)
        ? { part: { ...part, layer: text }, problems: [] }
        : { part, problems: [problem('not-a-layer', { key, value: excerpt(text) })] },
    write: ({ layer }) => layer,
  };
}

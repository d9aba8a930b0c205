import { excerpt } from '../../core/parameters/parse-params';
import { problem } from '../../core/problem';
import type { LinkField } from './link-field';

interface LayerLens<Part> {
  get(part: Part): string | null;
  set(part: Part, layer: string): Part;
}

/** `layer=conv2`: a name, which another network may not have. */
export function layerNameField<Part>(key: string, { get, set }: LayerLens<Part>): LinkField<Part> {
  return {
    key,
    read: (text, part) =>
      /^[\w./-]{1,60}$/.test(text)
        ? { part: set(part, text), problems: [] }
        : { part, problems: [problem('not-a-layer', { key, value: excerpt(text) })] },
    write: get,
  };
}

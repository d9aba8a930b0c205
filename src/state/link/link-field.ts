import type { ParamSpec, ParamValue } from '../../core/parameters/param-spec';
import { parseParams } from '../../core/parameters/parse-params';
import type { Problem } from '../../core/problem';

/** What one key of a link says about one part of the state. */
export interface LinkField<Part> {
  readonly key: string;
  /** Never throws: what cannot be read leaves a valid value and a problem. */
  read(text: string, part: Part): { readonly part: Part; readonly problems: readonly Problem[] };
  /** Null where the value is the default and the link leaves it out. */
  write(part: Part): string | null;
}

/** Fields in reading order; a function stands for fields that depend on what was read before. */
export type LinkTable<Part> = readonly (LinkField<Part> | ((part: Part) => readonly LinkField<Part>[]))[];

interface Lens<Part, Value> {
  get(part: Part): Value;
  set(part: Part, value: Value): Part;
}

/** The field of a declared parameter: typed, range-checked and left out at its default. */
export function paramField<Part>(spec: ParamSpec, lens: Lens<Part, ParamValue>): LinkField<Part> {
  return {
    key: spec.key,
    read: (text, part) => {
      const { values, problems } = parseParams([spec], { [spec.key]: text }, spec.key);
      return { part: lens.set(part, values[spec.key] ?? spec.default), problems };
    },
    write: (part) => {
      const value = lens.get(part);
      return value === spec.default ? null : String(value);
    },
  };
}

export function choiceField<Part, Option extends string>(
  key: string,
  options: readonly Option[],
  defaultPart: Part,
  lens: Lens<Part, Option>,
): LinkField<Part> {
  const spec: ParamSpec = { kind: 'choice', key, options, default: lens.get(defaultPart) };
  return paramField(spec, { get: lens.get, set: (part, value) => lens.set(part, value as Option) });
}

export function numberField<Part>(
  range: { key: string; kind: 'integer' | 'real'; minimum: number; maximum: number },
  defaultPart: Part,
  lens: Lens<Part, number>,
): LinkField<Part> {
  const spec: ParamSpec = { ...range, default: lens.get(defaultPart) };
  return paramField(spec, { get: lens.get, set: (part, value) => lens.set(part, Number(value)) });
}

export function switchField<Part>(
  key: string,
  defaultPart: Part,
  lens: Lens<Part, boolean>,
): LinkField<Part> {
  const spec: ParamSpec = { kind: 'switch', key, default: lens.get(defaultPart) };
  return paramField(spec, { get: lens.get, set: (part, value) => lens.set(part, value === true) });
}

/** Applies every field whose key is in `texts` and removes those keys from it. */
export function readTable<Part>(
  table: LinkTable<Part>,
  texts: Map<string, string>,
  start: Part,
): { readonly part: Part; readonly problems: readonly Problem[] } {
  let part = start;
  const problems: Problem[] = [];
  for (const entry of table) {
    for (const field of typeof entry === 'function' ? entry(part) : [entry]) {
      const text = texts.get(field.key);
      if (text === undefined) continue;
      texts.delete(field.key);
      const read = field.read(text, part);
      part = read.part;
      problems.push(...read.problems);
    }
  }
  return { part, problems };
}

/** Keys and texts of all that differs from the defaults. */
export function writeTable<Part>(table: LinkTable<Part>, part: Part): readonly (readonly [string, string])[] {
  const fields = table.flatMap((entry) => (typeof entry === 'function' ? entry(part) : [entry]));
  return fields.flatMap((field) => {
    const text = field.write(part);
    return text === null ? [] : [[field.key, text] as const];
  });
}

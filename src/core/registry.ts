import { ProblemError } from './problem';

/** A list of things found by id, in the order in which pages show them. */
export interface Registry<Entry extends { readonly id: string }> {
  readonly name: string;
  readonly all: readonly Entry[];
  readonly ids: readonly string[];
  has(id: string): boolean;
  /** The entry; a ProblemError that lists the known ids where there is none. */
  get(id: string): Entry;
}

/**
 * A registry in the given order. Throws a RangeError where two entries share an id; `name` is that of an entry in
 * problems.
 */
export function createRegistry<Entry extends { readonly id: string }>(
  name: string,
  all: readonly Entry[],
): Registry<Entry> {
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  if (byId.size !== all.length) throw new RangeError(`two entries of ${name} share an id`);
  const ids = all.map((entry) => entry.id);
  return {
    name,
    all,
    ids,
    has: (id) => byId.has(id),
    get: (id) => {
      const entry = byId.get(id);
      if (!entry) throw new ProblemError('unknown-id', { registry: name, id, known: ids.join(', ') });
      return entry;
    },
  };
}

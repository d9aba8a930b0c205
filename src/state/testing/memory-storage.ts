import type { RecordKind, WorkChange, WorkStorage } from '../saving/work-storage';

interface MemoryStorage extends WorkStorage {
  readonly records: Record<RecordKind, Map<string, unknown>>;
  queue: unknown;
  pauseNote: boolean | null;
  /** Of `results`: those whose reading fails. */
  readonly damaged: Set<string>;
  /** What the next writes throw, in order; those after them succeed. */
  readonly refusals: Error[];
  readonly writes: WorkChange[];
}

/** A storage that copies what it is given, as a browser does, and fails when a test says so. */
export function createMemoryStorage(): MemoryStorage {
  const records = { results: new Map(), networks: new Map(), widths: new Map() };
  const storage: MemoryStorage = {
    records,
    queue: undefined,
    pauseNote: null,
    damaged: new Set(),
    refusals: [],
    writes: [],
    keys: async (kind) => [...records[kind].keys()],
    read: async (kind, key) => {
      if (kind === 'results' && storage.damaged.has(key)) throw new Error('bad sector');
      return structuredClone(records[kind].get(key));
    },
    readQueue: async () => structuredClone(storage.queue),
    readPauseNote: () => storage.pauseNote,
    writePauseNote: (isPaused) => {
      storage.pauseNote = isPaused;
    },
    write: async (change) => {
      const refusal = storage.refusals.shift();
      if (refusal) throw refusal;
      storage.writes.push(structuredClone(change));
      for (const result of change.results) records.results.set(result.key, structuredClone(result));
      for (const kind of ['networks', 'widths'] as const) {
        for (const [key, value] of Object.entries(change[kind]))
          records[kind].set(key, structuredClone(value));
      }
      if (change.queue) storage.queue = structuredClone(change.queue);
    },
    removeResult: async (key) => {
      records.results.delete(key);
      records.networks.delete(key);
    },
  };
  return storage;
}

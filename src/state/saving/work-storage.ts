import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { TrainedResult } from '../../core/explore/trained-result';
import type { LayerBits } from '../../core/explore/training-configuration';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { readPauseNote, writePauseNote } from './pause-note';
import type { SavedQueue } from './saved-queue';

const recordKinds = ['results', 'networks', 'widths'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What is saved together, so that no moment finds a run in neither the results nor the queue. */
export interface WorkChange {
  readonly results: readonly TrainedResult[];
  /** By result key. */
  readonly networks: Readonly<Record<string, TrainedNetwork>>;
  /** By `allocationKey`. */
  readonly widths: Readonly<Record<string, readonly LayerBits[]>>;
  /** Null leaves the saved queue as it is. */
  readonly queue: SavedQueue | null;
}

/** Where the work of this browser outlives the page. */
export interface WorkStorage {
  keys(kind: RecordKind): Promise<readonly string[]>;
  /** Rejects where this one record cannot be read. */
  read(kind: RecordKind, key: string): Promise<unknown>;
  readQueue(): Promise<unknown>;
  /** Whether the queue was paused last, newer than `readQueue`; null where unknown. */
  readPauseNote(): boolean | null;
  /** Done when it returns: a page that goes right after a click has no time for `write`. */
  writePauseNote(isPaused: boolean): void;
  /** All of it or, where it rejects, nothing; resolves once it is on disk. */
  write(change: WorkChange): Promise<void>;
  /** A result with its network. */
  removeResult(key: string): Promise<void>;
}

interface WorkDatabase extends DBSchema {
  results: { key: string; value: unknown };
  networks: { key: string; value: unknown };
  widths: { key: string; value: unknown };
  queue: { key: string; value: unknown };
}

const databaseName = 'bitfrontier-results';
const queueKey = 'unattended';

/** Null where the browser gives no storage (private windows): the page works and forgets. */
export async function openWorkStorage(): Promise<WorkStorage | null> {
  const database = await openDB<WorkDatabase>(databaseName, 2, {
    upgrade: (opened) => {
      const wanted = [...recordKinds, 'queue'] as const;
      for (const name of wanted) if (!opened.objectStoreNames.contains(name)) opened.createObjectStore(name);
    },
  }).catch(() => null);
  if (!database) return null;
  return {
    keys: (kind) => database.getAllKeys(kind),
    read: (kind, key) => database.get(kind, key),
    readQueue: () => database.get('queue', queueKey),
    readPauseNote,
    writePauseNote,
    write: (change) => write(database, change),
    removeResult: async (key) => {
      const transaction = database.transaction(['results', 'networks'], 'readwrite');
      await Promise.all([
        transaction.objectStore('results').delete(key),
        transaction.objectStore('networks').delete(key),
        transaction.done,
      ]);
    },
  };
}

async function write(
  database: IDBPDatabase<WorkDatabase>,
  { results, networks, widths, queue }: WorkChange,
): Promise<void> {
  const transaction = database.transaction([...recordKinds, 'queue'], 'readwrite', { durability: 'strict' });
  const [resultStore, networkStore, widthStore] = [
    transaction.objectStore('results'),
    transaction.objectStore('networks'),
    transaction.objectStore('widths'),
  ];
  await Promise.all([
    ...results.map((result) => resultStore.put(result, result.key)),
    ...Object.entries(networks).map(([key, network]) => networkStore.put(network, key)),
    ...Object.entries(widths).map(([key, bits]) => widthStore.put(bits, key)),
    ...(queue ? [transaction.objectStore('queue').put(queue, queueKey)] : []),
    transaction.done,
  ]);
}

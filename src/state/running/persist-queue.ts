import { type IDBPDatabase, openDB } from 'idb';
import { problem } from '../../core/problem';
import { runKey, selectStartedKeys } from '../selectors/sweep';
import type { AppStore } from '../store';
import { isSameQueue, restoredQueue, savedQueue } from './saved-queue';

const databaseName = 'bitfrontier-queue';
const storeName = 'queue';
const recordKey = 'unattended';

/**
 * Goes on with the unattended runs that an earlier visit did not end, then saves what is left of them whenever that
 * changes. One tab at a time holds the queue: another waits until that is closed. Call once earlier results are back.
 */
export async function persistQueue(store: AppStore): Promise<void> {
  const database = await openDB(databaseName, 1, {
    upgrade: (created) => {
      created.createObjectStore(storeName);
    },
  }).catch(() => null);
  if (!database) return;
  await navigator.locks?.request(databaseName, async () => {
    await restore(store, database);
    keepSaved(store, database);
    // As long as the page lives.
    return new Promise<never>(() => undefined);
  });
}

async function restore(store: AppStore, database: IDBPDatabase): Promise<void> {
  const stored: unknown = await database.get(storeName, recordKey).catch(() => undefined);
  const queue = restoredQueue(stored, store.getState().results);
  if (!queue || queue.runs.length === 0) return;
  const started = new Set(selectStartedKeys(store.getState()));
  const runs = queue.runs.filter((run) => !started.has(runKey(run)));
  const { enqueueSweep, setParallelRuns, holdQueue, addNotice } = store.getState();
  setParallelRuns(queue.parallelRuns);
  if (queue.isHeld) holdQueue();
  enqueueSweep(runs);
  addNotice({
    kind: 'information',
    problems: [problem('queue-restored', { count: queue.runs.length })],
  });
}

/** A full disk must not disturb the runs: only the next visit will not know of them. */
function keepSaved(store: AppStore, database: IDBPDatabase): void {
  const put = (queue: unknown): void => void database.put(storeName, queue, recordKey).catch(() => undefined);
  let saved = savedQueue(store.getState());
  put(saved);
  store.subscribe((state) => {
    const queue = savedQueue(state);
    if (isSameQueue(queue, saved)) return;
    saved = queue;
    put(queue);
  });
}

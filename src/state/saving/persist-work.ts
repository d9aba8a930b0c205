import { type Problem, problem } from '../../core/problem';
import { runKey, selectStartedKeys } from '../selectors/sweep';
import type { AppStore } from '../store';
import { keepSaved } from './keep-saved';
import { type TabChannel, tellProgress, watchHolder } from './other-tabs';
import { createRestorer } from './restore-work';
import { restoredQueue } from './saved-queue';
import type { WorkStorage } from './work-storage';

/** One tab at a time holds the queue. */
export interface QueueLock {
  /** Calls back once no other tab holds it; it is kept as long as the page lives. */
  hold(onHeld: () => Promise<void>): void;
  readonly channel: TabChannel;
}

/**
 * Brings back results of earlier visits and saves those of this one; then goes on with the unattended runs that an
 * earlier visit did not end, and saves what is left of them. While another tab does so, this one shows how far that is.
 */
export async function persistWork(store: AppStore, storage: WorkStorage, lock: QueueLock): Promise<void> {
  const restore = createRestorer(store, storage);
  await restore();
  const keepQueue = keepSaved(store, storage);
  const stopWatching = watchHolder(store, lock.channel);
  lock.hold(async () => {
    stopWatching();
    await restore();
    await goOn(store, storage);
    keepQueue();
    tellProgress(store, lock.channel);
  });
}

async function goOn(store: AppStore, storage: WorkStorage): Promise<void> {
  const stored = await storage.readQueue().catch(() => undefined);
  const queue = restoredQueue(stored, store.getState());
  if (!queue) return;
  const { enqueueSweep, setParallelRuns, holdQueue, addNotice } = store.getState();
  const started = new Set(selectStartedKeys(store.getState()));
  const runs = queue.runs.filter((run) => !started.has(runKey(run)));
  const tell = (kind: 'information' | 'problem', told: Problem): void =>
    addNotice({ kind, problems: [told] });
  if (queue.unreadable > 0) tell('problem', problem('saved-runs-unreadable', { count: queue.unreadable }));
  if (queue.runs.length === 0) return;
  setParallelRuns(queue.parallelRuns);
  if (storage.readPauseNote() ?? queue.isHeld) holdQueue();
  enqueueSweep(runs);
  tell('information', problem('queue-restored', { count: queue.runs.length }));
}

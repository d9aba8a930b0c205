import { CancelledError, problemOf } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { SearchRun } from '../search-state';
import type { AppStore } from '../store';

type Searches = Pick<TrainingClient, 'search'>;

/**
 * Runs the search for widths that the store asks for, in a worker of its own, and writes back what becomes of it. A new
 * request or a cancellation ends the one before. Returns how to stop.
 */
export function startSearchRunner(store: AppStore, client: Searches, datasetsUrl: string): () => void {
  let active: { readonly job: SearchRun['job']; readonly controller: AbortController } | null = null;

  const follow = (): void => {
    const { searchRun } = store.getState();
    const isWanted = searchRun?.status === 'queued' || searchRun?.status === 'running';
    if (active && !(isWanted && searchRun.job === active.job)) {
      active.controller.abort();
      active = null;
    }
    if (active || searchRun?.status !== 'queued') return;
    const controller = new AbortController();
    active = { job: searchRun.job, controller };
    void search(store, client, { job: searchRun.job, datasetsUrl }, controller.signal);
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.searchRun !== previous.searchRun) follow();
  });
  follow();
  return () => {
    unsubscribe();
    active?.controller.abort();
  };
}

async function search(
  store: AppStore,
  client: Searches,
  request: Parameters<TrainingClient['search']>[0],
  signal: AbortSignal,
): Promise<void> {
  const update = (change: Partial<SearchRun>): void => {
    if (!signal.aborted) store.getState().updateSearch(change);
  };
  // After this turn, so that the caller knows the run before the store announces it.
  await Promise.resolve();
  update({ status: 'running' });
  try {
    const searched = await client.search(
      request,
      (event) => update(event.kind === 'progress' ? { progress: event.progress } : { step: event.step }),
      signal,
    );
    update({ status: 'done', searched });
  } catch (error) {
    if (error instanceof CancelledError) update({ status: 'cancelled' });
    else update({ status: 'failed', problem: problemOf(error) });
  }
}

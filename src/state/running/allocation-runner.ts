import { CancelledError, problemOf } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { AllocationRun } from '../app-state';
import type { AppStore } from '../store';

type Allocates = Pick<TrainingClient, 'allocate'>;

/**
 * Runs the allocation that the store asks for, in a worker apart from that of the runs, and writes back what becomes of
 * it. A new request or a cancellation ends the one before. Returns how to stop.
 */
export function startAllocationRunner(store: AppStore, client: Allocates, datasetsUrl: string): () => void {
  let active: { readonly run: AllocationRun['request']; readonly controller: AbortController } | null = null;

  const follow = (): void => {
    const { allocation } = store.getState();
    const isWanted = allocation?.status === 'queued' || allocation?.status === 'running';
    if (active && !(isWanted && allocation.request === active.run)) {
      active.controller.abort();
      active = null;
    }
    if (active || allocation?.status !== 'queued') return;
    const controller = new AbortController();
    active = { run: allocation.request, controller };
    void allocate(store, client, { request: allocation.request, datasetsUrl }, controller.signal);
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.allocation !== previous.allocation) follow();
  });
  follow();
  return () => {
    unsubscribe();
    active?.controller.abort();
  };
}

async function allocate(
  store: AppStore,
  client: Allocates,
  job: Parameters<TrainingClient['allocate']>[0],
  signal: AbortSignal,
): Promise<void> {
  const update = (change: Partial<AllocationRun>): void => {
    if (!signal.aborted) store.getState().updateAllocation(change);
  };
  // After this turn, so that the caller knows the run before the store announces it.
  await Promise.resolve();
  update({ status: 'running' });
  try {
    const result = await client.allocate(
      job,
      (event) =>
        update(event.kind === 'progress' ? { progress: event.progress } : { evaluations: event.count }),
      signal,
    );
    update({ status: 'done', result });
  } catch (error) {
    if (error instanceof CancelledError) update({ status: 'cancelled' });
    else update({ status: 'failed', problem: problemOf(error) });
  }
}

import type { TrainingClient } from '../../workers/training-client';
import type { TrainingJob } from '../app-state';
import type { AppStore } from '../store';
import { nextJob } from './next-job';
import { type ActiveRun, startRun } from './start-run';

/**
 * Runs the queued jobs of the store in order, as many at a time as it says, each in a worker of its own, and writes
 * back what becomes of them. What a person wants is in the status of a job; a failed or cancelled run leaves all
 * results as they are. Workers start when first needed. Returns how to stop.
 */
export function startRunQueue(
  store: AppStore,
  createClient: () => TrainingClient,
  datasetsUrl: string,
): () => void {
  const clients: TrainingClient[] = [];
  const active = new Map<TrainingClient, ActiveRun>();

  const freeClient = (): TrainingClient => {
    const idle = clients.find((client) => !active.has(client));
    if (idle) return idle;
    const client = createClient();
    clients.push(client);
    return client;
  };
  const startNext = (): boolean => {
    const { jobs, parallelRuns, isQueueHeld } = store.getState();
    if (active.size >= parallelRuns) return false;
    const candidates = isQueueHeld ? jobs.filter(({ plan, status }) => !plan || status !== 'queued') : jobs;
    const next = nextJob(candidates, new Set([...active.values()].map(({ id }) => id)));
    if (!next) return false;
    const client = freeClient();
    const finish = () => {
      active.delete(client);
      follow();
    };
    active.set(client, startRun(store, client, datasetsUrl, next, finish));
    return true;
  };
  const follow = () => {
    const { jobs } = store.getState();
    for (const [client, run] of active) {
      obey(
        run,
        jobs.find(({ id }) => id === run.id),
        client,
      );
    }
    while (startNext());
  };

  const unsubscribe = store.subscribe((state, previous) => {
    const changed = (['jobs', 'parallelRuns', 'isQueueHeld'] as const).some(
      (key) => state[key] !== previous[key],
    );
    if (changed) follow();
  });
  follow();
  return () => {
    unsubscribe();
    for (const { controller } of active.values()) controller.abort();
  };
}

/** Passes on what the status of a running job asks for. */
function obey(
  run: ActiveRun,
  job: TrainingJob | undefined,
  client: Pick<TrainingClient, 'pause' | 'resume'>,
): void {
  if (run.controller.signal.aborted) return;
  if (!job || job.status === 'cancelled') run.controller.abort();
  else if (job.status === 'paused' && !run.isHeld) {
    run.isHeld = true;
    run.hold();
    client.pause();
  } else if (job.status === 'running' && run.isHeld) {
    run.isHeld = false;
    run.hold();
    client.resume();
  }
}

import { CancelledError, problemOf } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { RunEvent } from '../../workers/training-worker-api';
import type { TrainingJob } from '../app-state';
import type { AppStore } from '../store';
import { extendCurve, stepsPerEpoch } from './curve';
import { createForecast } from './forecast';

type RunClient = Omit<TrainingClient, 'allocate'>;

interface ActiveRun {
  readonly id: string;
  readonly controller: AbortController;
  isHeld: boolean;
  hold(): void;
}

/**
 * Runs the queued jobs of the store one after the other and writes back what becomes of them. What a person wants is in
 * the status of a job; a failed or cancelled run leaves all results as they are. Returns how to stop.
 */
export function startRunQueue(store: AppStore, client: RunClient, datasetsUrl: string): () => void {
  let active: ActiveRun | null = null;

  const finish = () => {
    active = null;
    follow();
  };
  const follow = () => {
    const { jobs } = store.getState();
    if (active) {
      const { id } = active;
      obey(
        active,
        jobs.find((job) => job.id === id),
        client,
      );
      return;
    }
    const next = jobs.find(({ status }) => status === 'queued');
    if (!next) return;
    active = startRun(store, client, datasetsUrl, next, finish);
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.jobs !== previous.jobs) follow();
  });
  follow();
  return () => {
    unsubscribe();
    active?.controller.abort();
  };
}

/** Passes on what the status of the running job asks for. */
function obey(run: ActiveRun, job: TrainingJob | undefined, client: RunClient): void {
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

function startRun(
  store: AppStore,
  client: RunClient,
  datasetsUrl: string,
  { id, configuration }: TrainingJob,
  onFinish: () => void,
): ActiveRun {
  const controller = new AbortController();
  const { signal } = controller;
  const forecast = createForecast();
  const onEvent = listenTo(store, id, forecast, signal);
  const update = (change: Partial<TrainingJob>) => {
    if (!signal.aborted) store.getState().updateJob(id, change);
  };
  // After this turn, so that the caller knows the run before the store announces it.
  void Promise.resolve()
    .then(() => {
      update({ status: 'running' });
      return client.run({ configuration, datasetsUrl }, onEvent, signal);
    })
    .then(({ result, trained }) => {
      if (signal.aborted) return;
      const { addResults, addNetwork } = store.getState();
      addNetwork(result.key, trained);
      addResults([result], 'trained-here');
      update({ status: 'done', secondsLeft: null, resultKey: result.key });
    })
    .catch((error: unknown) => {
      if (error instanceof CancelledError) update({ status: 'cancelled', secondsLeft: null });
      else update({ status: 'failed', secondsLeft: null, problem: problemOf(error) });
    })
    .finally(onFinish);
  return { id, controller, isHeld: false, hold: forecast.hold };
}

/** Writes progress, forecast, curve and checkpoint of one run into its job. */
function listenTo(
  store: AppStore,
  id: string,
  forecast: ReturnType<typeof createForecast>,
  signal: AbortSignal,
): (event: RunEvent) => void {
  let trainsFloat = false;
  return (event) => {
    const { jobs, updateJob } = store.getState();
    const job = jobs.find((candidate) => candidate.id === id);
    if (!job || signal.aborted) return;
    if (event.kind === 'checkpoint') {
      updateJob(id, { checkpoint: event.network });
      return;
    }
    const { progress } = event;
    const { phase, stepsDone, stepsPlanned } = progress;
    trainsFloat ||= phase === 'float';
    const perEpoch = stepsPerEpoch(job.configuration, stepsPlanned, trainsFloat);
    updateJob(id, {
      progress,
      secondsLeft: forecast.note(stepsDone, stepsPlanned, performance.now()),
      curve: extendCurve(job.curve, progress, perEpoch),
    });
  };
}

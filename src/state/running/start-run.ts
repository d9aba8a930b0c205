import { type AllocationResult, allocationKey } from '../../core/allocation/allocation-result';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { ProblemError } from '../../core/problem';
import type { RunOutcome } from '../../training/training-api';
import { CancelledError, problemOf } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { AllocationEvent, AllocationJob, RunEvent } from '../../workers/training-worker-api';
import type { TrainingJob } from '../app-state';
import { chosenConfiguration, withLayerBits } from '../selectors/chosen-configuration';
import type { AppStore } from '../store';
import { extendCurve, stepsPerEpoch } from './curve';
import { createForecast } from './forecast';

export interface ActiveRun {
  readonly id: string;
  readonly controller: AbortController;
  isHeld: boolean;
  hold(): void;
}

/** Trains one job and writes progress and outcome into it; `onFinish` is called once, whatever the outcome. */
export function startRun(
  store: AppStore,
  client: TrainingClient,
  datasetsUrl: string,
  job: TrainingJob,
  onFinish: () => void,
): ActiveRun {
  const { id, plan } = job;
  const controller = new AbortController();
  const { signal } = controller;
  let forecast = createForecast();
  const active: ActiveRun = { id, controller, isHeld: false, hold: () => forecast.hold() };
  const update = (change: Partial<TrainingJob>) => {
    if (!signal.aborted) store.getState().updateJob(id, change);
  };
  // A worker that has just begun something knows nothing of an earlier pause.
  const held = <Value>(call: Promise<Value>): Promise<Value> => {
    if (active.isHeld) client.pause();
    return call;
  };
  const attempt = async () => {
    forecast = createForecast();
    const configuration = await allocated(
      store,
      (job, onEvent) => held(client.allocate(job, onEvent, signal)),
      {
        datasetsUrl,
        job,
        signal,
      },
    );
    if (configuration !== job.configuration) update({ configuration, allocation: null });
    const onEvent = listenTo(store, id, forecast, signal);
    return held(client.run({ configuration, datasetsUrl }, onEvent, signal));
  };
  const attemptAgain = () => {
    update({ progress: null, secondsLeft: null, curve: [] });
    return attempt();
  };
  // After this turn, so that the caller knows the run before the store announces it.
  void Promise.resolve()
    .then(() => {
      update({ status: 'running' });
      return plan ? attempt().catch(onceMoreAfterCrash(attemptAgain)) : attempt();
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
  return active;
}

interface AllocatedRun {
  readonly datasetsUrl: string;
  readonly job: TrainingJob;
  readonly signal: AbortSignal;
}

/** The configuration of a job, with the widths that its allocator chooses where it has one. */
async function allocated(
  store: AppStore,
  allocate: (job: AllocationJob, onEvent: (event: AllocationEvent) => void) => Promise<AllocationResult>,
  { datasetsUrl, job: { id, configuration, allocation }, signal }: AllocatedRun,
): Promise<TrainingConfiguration> {
  if (!allocation) return configuration;
  const { hardware, updateJob, addChosenWidths } = store.getState();
  const known = chosenConfiguration({ configuration, allocation }, store.getState());
  if (known) return known;
  const onEvent = (event: AllocationEvent) => {
    if (event.kind === 'progress' && !signal.aborted) updateJob(id, { progress: event.progress });
  };
  const request = { ...allocation, configuration, hardware };
  const { layers } = await allocate({ request, datasetsUrl }, onEvent);
  const layerBits = layers.map(({ weightBits, activationBits }) => ({
    weights: weightBits,
    activations: activationBits,
  }));
  addChosenWidths({ [allocationKey(request)]: layerBits });
  return withLayerBits(configuration, layerBits);
}

/** A dead worker says nothing about the run: another worker may well end it. */
function onceMoreAfterCrash(run: () => Promise<RunOutcome>) {
  return (error: unknown): Promise<RunOutcome> => {
    const isCrash = error instanceof ProblemError && error.problem.code === 'worker-crashed';
    if (!isCrash) throw error;
    return run();
  };
}

/** Writes progress, forecast and curve of one run into its job. */
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

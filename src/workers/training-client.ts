import { proxy, type Remote } from 'comlink';
import type { AllocationResult } from '../core/allocation/allocation-result';
import type { WidthSearch } from '../core/explore/search/width-search';
import type { RunOutcome } from '../training/training-api';
import type {
  AllocationEvent,
  AllocationJob,
  RunEvent,
  SearchEvent,
  SearchRequest,
  TrainingRequest,
  TrainingWorkerApi,
} from './training-worker-api';
import { createWorkerClient, type WorkerLike } from './worker-client';

/** Trains in a worker of its own, one run at a time. */
export interface TrainingClient {
  /** Rejects with a ProblemError, or with a CancelledError after the signal aborts. */
  run(request: TrainingRequest, onEvent: (event: RunEvent) => void, signal: AbortSignal): Promise<RunOutcome>;
  /** As `run`. */
  allocate(
    job: AllocationJob,
    onEvent: (event: AllocationEvent) => void,
    signal: AbortSignal,
  ): Promise<AllocationResult>;
  /** As `run`. */
  search(
    request: SearchRequest,
    onEvent: (event: SearchEvent) => void,
    signal: AbortSignal,
  ): Promise<WidthSearch>;
  pause(): void;
  resume(): void;
}

/** The worker, and tfjs with it, is loaded by the first run. */
export function createTrainingClient(start: () => WorkerLike = startTrainingWorker): TrainingClient {
  const client = createWorkerClient<TrainingWorkerApi>({ start, cancel: (api) => api.cancel() });
  return {
    run: (request, onEvent, signal) =>
      client.call((api: Remote<TrainingWorkerApi>) => api.run(request, proxy(onEvent)), signal),
    allocate: (job, onEvent, signal) =>
      client.call((api: Remote<TrainingWorkerApi>) => api.allocate(job, proxy(onEvent)), signal),
    search: (request, onEvent, signal) =>
      client.call((api: Remote<TrainingWorkerApi>) => api.search(request, proxy(onEvent)), signal),
    pause: () => client.tell((api) => api.pause()),
    resume: () => client.tell((api) => api.resume()),
  };
}

function startTrainingWorker(): WorkerLike {
  return new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' });
}

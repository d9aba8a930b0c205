import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { expose } from 'comlink';
import { sensitivityRequest } from '../core/explore/search/search-job';
import { createFetchFile } from '../data/fetch-file';
import { loadDataset } from '../data/load-dataset';
import { startBackend, type TrainingBackend } from '../training/backend';
import { createIntegerKernel } from '../training/kernels/integer-kernel';
import { createTrainer } from '../training/trainer';
import type { RunProgress, Trainer } from '../training/training-api';
import { answer } from './answer';
import { openCheckpointCache } from './checkpoint-store';
import { createRunGate, nextMessageTurn, type RunGate } from './run-gate';
import { searchInTurns } from './search-in-turns';
import type { TrainingWorkerApi } from './training-worker-api';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': absolute(plainWasm),
  'tfjs-backend-wasm-simd.wasm': absolute(simdWasm),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedWasm),
};

const loadPhase: RunProgress = {
  phase: 'load',
  stepsDone: 0,
  stepsPlanned: 0,
  epoch: 0,
  epochs: 0,
  loss: null,
  validationAccuracyFraction: null,
};

let backend: Promise<TrainingBackend> | null = null;
const trainers = new Map<string, Trainer>();
let gate: RunGate | null = null;

const api: TrainingWorkerApi = {
  ping: () => true,
  run: (request, onEvent) => {
    const running = createRunGate(nextMessageTurn);
    gate = running;
    return answer(async () => {
      const onProgress = (progress: RunProgress) => onEvent({ kind: 'progress', progress });
      const { configuration, datasetsUrl } = request;
      const trainer = await trainerFor(configuration.dataset, datasetsUrl, onProgress);
      await running.breathe();
      return trainer.run(configuration, {
        onProgress,
        breathe: running.breathe,
        now: () => performance.now(),
      });
    });
  },
  allocate: ({ request, datasetsUrl }, onEvent) => {
    const running = createRunGate(nextMessageTurn);
    gate = running;
    return answer(async () => {
      const onProgress = (progress: RunProgress) => onEvent({ kind: 'progress', progress });
      const trainer = await trainerFor(request.configuration.dataset, datasetsUrl, onProgress);
      await running.breathe();
      return trainer.allocate(request, {
        onProgress,
        onEvaluation: (count) => onEvent({ kind: 'evaluations', count }),
        breathe: running.breathe,
        now: () => performance.now(),
      });
    });
  },
  search: ({ job, datasetsUrl }, onEvent) => {
    const running = createRunGate(nextMessageTurn);
    gate = running;
    return answer(async () => {
      const onProgress = (progress: RunProgress) => onEvent({ kind: 'progress', progress });
      const trainer = await trainerFor(job.configuration.dataset, datasetsUrl, onProgress);
      await running.breathe();
      const { sensitivity } = await trainer.allocate(sensitivityRequest(job), {
        onProgress,
        breathe: running.breathe,
        now: () => performance.now(),
      });
      return searchInTurns(job, sensitivity, (step) => onEvent({ kind: 'step', step }), running.breathe);
    });
  },
  pause: () => gate?.pause(),
  resume: () => gate?.resume(),
  cancel: () => gate?.cancel(),
};

/** Starts tfjs and loads the dataset unless an earlier run did. A failure is forgotten, so that a retry tries again. */
async function trainerFor(
  datasetId: string,
  datasetsUrl: string,
  onProgress: (progress: RunProgress) => void,
): Promise<Trainer> {
  const known = trainers.get(datasetId);
  if (known) return known;
  const report = (loadedFraction: number) => onProgress({ ...loadPhase, loadedFraction });
  report(0);
  const [started, dataset, cache] = await Promise.all([
    startOnce(),
    loadDataset(datasetId, createFetchFile(datasetsUrl), ({ bytesLoaded, bytesTotal }) => {
      if (bytesTotal !== null) report(bytesLoaded / bytesTotal);
    }),
    openCheckpointCache(),
  ]);
  const trainer = await createTrainer({
    dataset,
    backend: started,
    createKernel: createIntegerKernel,
    ...(cache && { cache }),
  });
  trainers.set(datasetId, trainer);
  return trainer;
}

async function startOnce(): Promise<TrainingBackend> {
  backend ??= startBackend({ id: 'wasm', wasmPaths });
  try {
    return await backend;
  } catch (error) {
    backend = null;
    throw error;
  }
}

/** tfjs would resolve a relative address against the page. */
function absolute(url: string): string {
  return new URL(url, self.location.href).href;
}

expose(api);

import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { CostOutcome, HardwareWorkerApi } from './hardware-worker-api';
import { createWorkerClient, type WorkerLike } from './worker-client';

/** Evaluates hardware in a worker of its own. */
export interface HardwareClient {
  /** In the order of `configurations`. Rejects with a ProblemError. */
  evaluate(
    configurations: readonly TrainingConfiguration[],
    hardware: HardwareConfiguration,
  ): Promise<readonly CostOutcome[]>;
}

export function createHardwareClient(start: () => WorkerLike = startHardwareWorker): HardwareClient {
  const client = createWorkerClient<HardwareWorkerApi>({ start });
  return {
    evaluate: (configurations, hardware) => client.call((api) => api.evaluate(configurations, hardware)),
  };
}

function startHardwareWorker(): WorkerLike {
  return new Worker(new URL('./hardware.worker.ts', import.meta.url), { type: 'module' });
}

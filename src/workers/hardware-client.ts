import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { CostOutcome, HardwareWorkerApi, Workload } from './hardware-worker-api';
import { createWorkerClient, type WorkerLike } from './worker-client';

/** Evaluates hardware in a worker of its own, which starts at once: the first chart needs it. */
export interface HardwareClient {
  /** In the order of `workloads`. Rejects with a ProblemError. */
  evaluate(workloads: readonly Workload[], hardware: HardwareConfiguration): Promise<readonly CostOutcome[]>;
}

export function createHardwareClient(start: () => WorkerLike = startHardwareWorker): HardwareClient {
  const client = createWorkerClient<HardwareWorkerApi>({ start });
  client.prepare();
  return {
    evaluate: (workloads, hardware) => client.call((api) => api.evaluate(workloads, hardware)),
  };
}

function startHardwareWorker(): WorkerLike {
  return new Worker(new URL('./hardware.worker.ts', import.meta.url), { type: 'module' });
}

import type { Workload } from './hardware-worker-api';

/** Workloads as they travel: in full only when the worker sees them first, since a moving control repeats thousands. */
export interface SentWorkloads {
  /** Of all workloads, in their order. */
  readonly keys: readonly string[];
  readonly added: readonly Workload[];
}

/** In the page: remembers what the present worker has been told. */
export function createWorkloadSender() {
  const told = new Set<string>();
  return {
    send: (workloads: readonly Workload[]): SentWorkloads => {
      const added = workloads.filter(({ key }) => !told.has(key));
      for (const { key } of added) told.add(key);
      return { keys: workloads.map(({ key }) => key), added };
    },
    /** For a worker that starts anew. */
    forget: (): void => told.clear(),
  };
}

/** In the worker: the workloads of a message, those of earlier messages from memory. */
export function createWorkloadReceiver(): (sent: SentWorkloads) => readonly Workload[] {
  const known = new Map<string, Workload>();
  return ({ keys, added }) => {
    for (const workload of added) known.set(workload.key, workload);
    return keys.map((key) => {
      const workload = known.get(key);
      if (!workload) throw new RangeError(`a workload that was never sent: ${key}`);
      return workload;
    });
  };
}

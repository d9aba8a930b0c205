import { useState } from 'react';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';

/** One per core up to four: more share the memory's bandwidth and hardly help. */
const suggestedWorkers = Math.min(4, navigator.hardwareConcurrency);

interface WorkerChoice {
  readonly workers: number;
  /** Changes what runs, too. */
  change(count: number): void;
  /** For runs that start now. */
  apply(): void;
}

/** How many trainings are to go on at the same time. */
export function useWorkerCount(): WorkerChoice {
  const setParallelRuns = useAppStore((state) => state.setParallelRuns);
  const running = useAppStore(({ jobs, parallelRuns }) => (jobs.some(isOpen) ? parallelRuns : null));
  const [chosen, setWorkers] = useState(suggestedWorkers);
  const workers = running ?? chosen;
  return {
    workers,
    change: (count) => {
      setWorkers(count);
      setParallelRuns(count);
    },
    apply: () => setParallelRuns(workers),
  };
}

function isOpen({ status }: TrainingJob): boolean {
  return status === 'queued' || status === 'running' || status === 'paused';
}

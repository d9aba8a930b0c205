import { startingPointKey } from '../../core/explore/starting-point';
import type { TrainingJob } from '../app-state';

/**
 * The job to start beside those that are active: the first queued one whose FP32 network no other worker is training
 * at the moment, since two would train the same. Null where there is none.
 */
export function nextJob(jobs: readonly TrainingJob[], activeIds: ReadonlySet<string>): TrainingJob | null {
  const inTraining = new Set(
    jobs
      .filter((job) => activeIds.has(job.id) && mayTrainFloat(job))
      .map(({ configuration }) => startingPointKey(configuration)),
  );
  const isFree = ({ configuration }: TrainingJob) => !inTraining.has(startingPointKey(configuration));
  return jobs.find((job) => job.status === 'queued' && !activeIds.has(job.id) && isFree(job)) ?? null;
}

/** Until a run is beyond its first phases, nobody knows that its FP32 network is at hand. */
function mayTrainFloat({ progress }: TrainingJob): boolean {
  return progress === null || progress.phase === 'load' || progress.phase === 'float';
}

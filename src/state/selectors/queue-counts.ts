import type { TrainingJob } from '../app-state';

/** How far the unattended runs of one tab are. */
export interface QueueCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/** Cancelled runs left out. */
export function queueCounts(jobs: readonly Pick<TrainingJob, 'plan' | 'status'>[]): QueueCounts {
  const runs = jobs.filter(({ plan, status }) => plan && status !== 'cancelled');
  return {
    total: runs.length,
    done: runs.filter(({ status }) => status === 'done').length,
    failed: runs.filter(({ status }) => status === 'failed').length,
  };
}

export function isSameCounts(left: QueueCounts, right: QueueCounts): boolean {
  return left.total === right.total && left.done === right.done && left.failed === right.failed;
}

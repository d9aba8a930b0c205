import * as v from 'valibot';
import { resultKey } from '../../core/explore/result-key';
import type { SweepRun } from '../../core/explore/sweep/sweep-plan';
import { paramValuesSchema, trainingConfigurationSchema } from '../../data/trained-result-schema';
import type { AppState, JobStatus } from '../app-state';

const savedQueueSchema = v.object({
  runs: v.array(
    v.object({
      configuration: trainingConfigurationSchema,
      allocation: v.nullable(v.object({ allocator: v.string(), params: paramValuesSchema })),
    }),
  ),
  isHeld: v.boolean(),
  parallelRuns: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** What of the queue outlives the page: unattended runs that have not ended, in order. */
export interface SavedQueue {
  readonly runs: readonly SweepRun[];
  readonly isHeld: boolean;
  readonly parallelRuns: number;
}

const unended: readonly JobStatus[] = ['queued', 'running', 'paused'];

export function savedQueue({
  jobs,
  isQueueHeld,
  parallelRuns,
}: Pick<AppState, 'jobs' | 'isQueueHeld' | 'parallelRuns'>): SavedQueue {
  const left = jobs.filter(({ plan, status }) => plan && unended.includes(status));
  return {
    runs: left.flatMap(({ plan }) => plan ?? []),
    isHeld: isQueueHeld,
    parallelRuns,
  };
}

export function isSameQueue(left: SavedQueue, right: SavedQueue): boolean {
  return (
    left.isHeld === right.isHeld &&
    left.parallelRuns === right.parallelRuns &&
    left.runs.length === right.runs.length &&
    left.runs.every((run, index) => run === right.runs[index])
  );
}

/** A stored queue without the runs whose results are here by now; null where nothing readable was stored. */
export function restoredQueue(stored: unknown, results: AppState['results']): SavedQueue | null {
  const outcome = v.safeParse(savedQueueSchema, stored);
  if (!outcome.success) return null;
  const { runs, ...settings } = outcome.output;
  const isOpen = ({ configuration, allocation }: SweepRun) =>
    allocation !== null || results[resultKey(configuration)]?.origin !== 'trained-here';
  return { ...settings, runs: runs.filter(isOpen) };
}

import * as v from 'valibot';
import type { SweepRun } from '../../core/explore/sweep/sweep-plan';
import { paramValuesSchema, trainingConfigurationSchema } from '../../data/trained-result-schema';
import type { AppState, JobStatus } from '../app-state';
import { chosenConfiguration } from '../selectors/chosen-configuration';
import { resultKeyOf } from '../selectors/sweep';

const savedRunSchema = v.object({
  configuration: trainingConfigurationSchema,
  allocation: v.nullable(v.object({ allocator: v.string(), params: paramValuesSchema })),
});
const savedQueueSchema = v.object({
  runs: v.array(v.unknown()),
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

/** Runs whose results are not saved yet count as not ended. */
export function savedQueue(
  { jobs, isQueueHeld, parallelRuns }: Pick<AppState, 'jobs' | 'isQueueHeld' | 'parallelRuns'>,
  isUnsaved: (resultKey: string) => boolean,
): SavedQueue {
  const left = jobs.filter(
    ({ plan, status, resultKey }) =>
      plan && (unended.includes(status) || (resultKey !== null && isUnsaved(resultKey))),
  );
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

export interface RestoredQueue extends SavedQueue {
  /** Runs that could not be read. */
  readonly unreadable: number;
}

/** A stored queue without the runs whose results are here by now; null where nothing readable was stored. */
export function restoredQueue(
  stored: unknown,
  state: Pick<AppState, 'results' | 'chosenWidths' | 'hardware'>,
): RestoredQueue | null {
  const outcome = v.safeParse(savedQueueSchema, stored);
  if (!outcome.success) return null;
  const { runs, ...settings } = outcome.output;
  const readable = runs.flatMap((run) => {
    const parsed = v.safeParse(savedRunSchema, run);
    return parsed.success ? [parsed.output] : [];
  });
  const isOpen = (run: SweepRun): boolean => {
    const configuration = chosenConfiguration(run, state);
    return !configuration || state.results[resultKeyOf(configuration)]?.origin !== 'trained-here';
  };
  return { ...settings, runs: readable.filter(isOpen), unreadable: runs.length - readable.length };
}

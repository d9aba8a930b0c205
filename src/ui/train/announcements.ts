import type { TrainingJob } from '../../state/app-state';

/** Something to say in the live region. */
export interface Announcement {
  readonly kind: 'started' | 'progress' | 'finished' | 'failed' | 'cancelled' | 'paused';
  readonly jobId: string;
  /** 25, 50, 75 or 100 where `kind` is `progress`. */
  readonly percent?: number;
}

const milestones = [25, 50, 75, 100];

/** What became worth saying between two states of the job list. */
export function announcementsBetween(
  before: readonly TrainingJob[],
  after: readonly TrainingJob[],
): readonly Announcement[] {
  const previous = new Map(before.map((job) => [job.id, job]));
  return after.flatMap((job) => {
    const earlier = previous.get(job.id);
    return [...progressOf(earlier, job), ...statusChange(earlier, job)];
  });
}

/** What a screen reader hears of all that happened since it last heard something. */
export type Message =
  | { readonly kind: 'one'; readonly announcement: Announcement }
  | { readonly kind: 'several'; readonly counts: readonly (readonly [Announcement['kind'], number])[] };

const order = ['finished', 'failed', 'cancelled', 'paused', 'started'] as const;

/**
 * The newest of each job, ends before all else: one event in full, several as numbers. Null where there is nothing to
 * say.
 */
export function summary(waiting: readonly Announcement[]): Message | null {
  const newest = [...new Map(waiting.map((each) => [each.jobId, each])).values()];
  const ends = newest.filter(({ kind }) => kind === 'finished' || kind === 'failed' || kind === 'cancelled');
  const changes = newest.filter(({ kind }) => kind !== 'progress');
  const told = [ends, changes, newest.slice(-1)].find((each) => each.length > 0) ?? [];
  const [first, ...others] = told;
  if (!first) return null;
  if (others.length === 0) return { kind: 'one', announcement: first };
  const counts = order.map((kind) => [kind, told.filter((each) => each.kind === kind).length] as const);
  return { kind: 'several', counts: counts.filter(([, count]) => count > 0) };
}

function statusChange(earlier: TrainingJob | undefined, job: TrainingJob): readonly Announcement[] {
  if (earlier?.status === job.status) return [];
  const jobId = job.id;
  switch (job.status) {
    case 'running':
      // Of a sweep, nobody waits for the start of each run.
      return earlier?.status === 'paused' || job.plan ? [] : [{ kind: 'started', jobId }];
    case 'done':
      return [{ kind: 'finished', jobId }];
    case 'failed':
      return [{ kind: 'failed', jobId }];
    case 'cancelled':
      // Who cancels a long queue need not hear of each run that never began.
      return earlier?.status === 'queued' ? [] : [{ kind: 'cancelled', jobId }];
    case 'paused':
      return [{ kind: 'paused', jobId }];
    case 'queued':
      return [];
  }
}

function progressOf(earlier: TrainingJob | undefined, job: TrainingJob): readonly Announcement[] {
  if (job.status !== 'running' || job.plan) return [];
  const [from, to] = [percentDone(earlier), percentDone(job)];
  const passed = milestones.filter((milestone) => from < milestone && milestone <= to).at(-1);
  return passed === undefined ? [] : [{ kind: 'progress', jobId: job.id, percent: passed }];
}

function percentDone(job: TrainingJob | undefined): number {
  return 100 * progressFraction(job);
}

/** Share of the planned optimizer steps that is done. */
export function progressFraction(job: TrainingJob | undefined): number {
  if (!job?.progress || job.progress.stepsPlanned === 0) return 0;
  return Math.min(1, job.progress.stepsDone / job.progress.stepsPlanned);
}

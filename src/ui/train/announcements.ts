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

/** A later report on a job's progress replaces an earlier one that nobody has heard yet. */
export function queued(
  waiting: readonly Announcement[],
  added: readonly Announcement[],
): readonly Announcement[] {
  const outdated = new Set(added.map(({ jobId }) => jobId));
  return [...waiting.filter(({ kind, jobId }) => kind !== 'progress' || !outdated.has(jobId)), ...added];
}

function statusChange(earlier: TrainingJob | undefined, job: TrainingJob): readonly Announcement[] {
  if (earlier?.status === job.status) return [];
  const jobId = job.id;
  switch (job.status) {
    case 'running':
      return earlier?.status === 'paused' ? [] : [{ kind: 'started', jobId }];
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
  if (job.status !== 'running') return [];
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

import { describe, expect, it } from 'vitest';
import type { JobStatus, TrainingJob } from '../../state/app-state';
import { defaultTraining } from '../../state/defaults';
import { type Announcement, announcementsBetween, summary } from './announcements';

function job(status: JobStatus, stepsDone: number): TrainingJob {
  return {
    id: 'job-1',
    configuration: defaultTraining,
    status,
    progress: {
      phase: 'float',
      stepsDone,
      stepsPlanned: 100,
      epoch: 1,
      epochs: 3,
      loss: 1,
      validationAccuracyFraction: null,
    },
    secondsLeft: null,
    curve: [],
    problem: null,
    resultKey: null,
    plan: null,
    allocation: null,
  };
}

describe('announcementsBetween()', () => {
  it('says that a job starts, and nothing of a job that waits', () => {
    expect(announcementsBetween([], [job('queued', 0)])).toEqual([]);
    expect(announcementsBetween([job('queued', 0)], [job('running', 0)])).toEqual([
      { kind: 'started', jobId: 'job-1' },
    ]);
  });

  it('reports the highest quarter passed since the last report', () => {
    expect(announcementsBetween([job('running', 20)], [job('running', 51)])).toEqual([
      { kind: 'progress', jobId: 'job-1', percent: 50 },
    ]);
    expect(announcementsBetween([job('running', 51)], [job('running', 74)])).toEqual([]);
  });

  it('tells results, failures and cancellations', () => {
    const kinds = (['done', 'failed', 'cancelled'] as const).map(
      (status) => announcementsBetween([job('running', 90)], [job(status, 90)])[0]?.kind,
    );
    expect(kinds).toEqual(['finished', 'failed', 'cancelled']);
  });

  it('tells of a sweep only how its runs end', () => {
    const plan = { configuration: defaultTraining, allocation: null };
    const ofSweep = (status: JobStatus, stepsDone: number) => ({ ...job(status, stepsDone), plan });
    expect(announcementsBetween([ofSweep('queued', 0)], [ofSweep('running', 0)])).toEqual([]);
    expect(announcementsBetween([ofSweep('running', 20)], [ofSweep('running', 51)])).toEqual([]);
    expect(announcementsBetween([ofSweep('running', 99)], [ofSweep('done', 100)])).toHaveLength(1);
  });
});

describe('summary()', () => {
  const event = (kind: Announcement['kind'], number: number, percent?: number): Announcement => ({
    kind,
    jobId: `job-${number}`,
    ...(percent && { percent }),
  });

  it('says the newest of one job in full', () => {
    const waiting = [event('started', 1), event('progress', 1, 25), event('progress', 1, 50)];
    expect(summary(waiting)).toEqual({ kind: 'one', announcement: event('progress', 1, 50) });
  });

  it('puts the end of a run before the start of the next', () => {
    const waiting = [event('finished', 1), event('started', 2), event('progress', 2, 25)];
    expect(summary(waiting)).toEqual({ kind: 'one', announcement: event('finished', 1) });
  });

  it('counts where much happened', () => {
    const waiting = [
      ...[1, 2, 3].map((number) => event('finished', number)),
      event('failed', 4),
      event('started', 5),
    ];
    expect(summary(waiting)).toEqual({
      kind: 'several',
      counts: [
        ['finished', 3],
        ['failed', 1],
      ],
    });
  });

  it('says nothing where nothing happened', () => {
    expect(summary([])).toBeNull();
  });
});

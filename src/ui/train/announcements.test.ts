import { describe, expect, it } from 'vitest';
import type { JobStatus, TrainingJob } from '../../state/app-state';
import { defaultTraining } from '../../state/defaults';
import { announcementsBetween, queued } from './announcements';

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
});

describe('queued()', () => {
  it('drops progress that a later report of the same job overtakes', () => {
    const waiting = [
      { kind: 'started', jobId: 'job-1' },
      { kind: 'progress', jobId: 'job-1', percent: 25 },
    ] as const;
    const added = [{ kind: 'progress', jobId: 'job-1', percent: 50 }] as const;
    expect(queued(waiting, added).map(({ percent }) => percent)).toEqual([undefined, 50]);
  });
});

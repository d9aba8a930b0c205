import type { StateCreator } from 'zustand';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import type { AppState, JobStatus, RunSlice, TrainingJob } from '../app-state';

const transitions = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['queued', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly JobStatus[]; to: JobStatus }>;

/**
 * Jobs as data: these actions only say what is wanted. `state/run-queue` watches the jobs and drives the worker, so
 * that the store loads without any training code.
 */
export const createRunSlice: StateCreator<AppState, [], [], RunSlice> = (set) => {
  let created = 0;
  const move = (id: string, { from, to }: { from: readonly JobStatus[]; to: JobStatus }) =>
    set(({ jobs }) => ({
      jobs: jobs.map((job) => (job.id === id && from.includes(job.status) ? { ...job, status: to } : job)),
    }));
  return {
    jobs: [],
    enqueue: (configurations) =>
      set(({ jobs }) => ({
        jobs: [
          ...jobs,
          ...configurations.map((configuration) =>
            newJob(`job-${++created}`, completeConfiguration(configuration)),
          ),
        ],
      })),
    pause: (id) => move(id, transitions.pause),
    resume: (id) => move(id, transitions.resume),
    cancel: (id) => move(id, transitions.cancel),
    retry: (id) =>
      set(({ jobs }) => ({
        jobs: jobs.map((job) =>
          job.id === id && (job.status === 'failed' || job.status === 'cancelled')
            ? newJob(job.id, job.configuration)
            : job,
        ),
      })),
    updateJob: (id, change) =>
      set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)) })),
    clearFinished: () =>
      set(({ jobs }) => ({
        jobs: jobs.filter(({ status }) => status === 'queued' || status === 'running' || status === 'paused'),
      })),
  };
};

function newJob(id: string, configuration: TrainingJob['configuration']): TrainingJob {
  return {
    id,
    configuration,
    status: 'queued',
    progress: null,
    secondsLeft: null,
    curve: [],
    problem: null,
    resultKey: null,
  };
}

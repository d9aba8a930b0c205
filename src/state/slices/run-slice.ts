import type { StateCreator } from 'zustand';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import type { SweepRun } from '../../core/explore/sweep/sweep-plan';
import type { AppState, JobStatus, RunSlice, TrainingJob } from '../app-state';

interface Transition {
  readonly from: readonly JobStatus[];
  readonly to: JobStatus;
}

const transitions = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['queued', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, Transition>;

/** More would only take memory: each worker holds its own copy of the data. */
export const maximumParallelRuns = 8;

/**
 * Jobs as data: these actions only say what is wanted. `state/running/run-queue` watches the jobs and drives the worker, so
 * that the store loads without any training code.
 */
export const createRunSlice: StateCreator<AppState, [], [], RunSlice> = (set) => {
  let created = 0;
  const move = (id: string, transition: Transition) =>
    set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? moved(job, transition) : job)) }));
  const add = (jobs: readonly Omit<TrainingJob, 'id'>[]) =>
    set((state) => ({
      jobs: [...state.jobs, ...jobs.map((job) => ({ ...job, id: `job-${++created}` }))],
    }));
  return {
    jobs: [],
    parallelRuns: 1,
    isQueueHeld: false,
    chosenWidths: {},
    otherQueue: null,
    enqueue: (configurations) =>
      add(configurations.map((configuration) => newJob({ configuration, allocation: null }, null))),
    enqueueSweep: (runs) => add(runs.map((run) => newJob(run, run))),
    setParallelRuns: (count) => set({ parallelRuns: Math.min(maximumParallelRuns, Math.max(1, count)) }),
    holdQueue: () =>
      set(({ jobs }) => ({ isQueueHeld: true, jobs: moveAll(jobs, transitions.pause, isOfSweep) })),
    releaseQueue: () =>
      set(({ jobs }) => ({ isQueueHeld: false, jobs: moveAll(jobs, transitions.resume, isOfSweep) })),
    runNext: (id) =>
      set(({ jobs }) => {
        const chosen = jobs.filter((job) => job.id === id && job.status === 'queued');
        const others = jobs.filter((job) => !chosen.includes(job));
        const place = others.findIndex(({ status }) => status === 'queued');
        const before = place < 0 ? others.length : place;
        return { jobs: [...others.slice(0, before), ...chosen, ...others.slice(before)] };
      }),
    cancelWaiting: () => set(({ jobs }) => ({ jobs: moveAll(jobs, { from: ['queued'], to: 'cancelled' }) })),
    pause: (id) => move(id, transitions.pause),
    resume: (id) => move(id, transitions.resume),
    cancel: (id) => move(id, transitions.cancel),
    retry: (id) =>
      set(({ jobs }) => ({
        jobs: jobs.map((job) =>
          job.id === id && (job.status === 'failed' || job.status === 'cancelled')
            ? { ...newJob(job.plan ?? job, job.plan), id: job.id }
            : job,
        ),
      })),
    updateJob: (id, change) =>
      set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)) })),
    addChosenWidths: (widths) =>
      set(({ chosenWidths }) => ({ chosenWidths: { ...chosenWidths, ...widths } })),
    noteOtherQueue: (otherQueue) => set({ otherQueue }),
    clearFinished: () =>
      set(({ jobs }) => ({
        jobs: jobs.filter(({ status }) => status === 'queued' || status === 'running' || status === 'paused'),
      })),
  };
};

function moved(job: TrainingJob, { from, to }: Transition): TrainingJob {
  return from.includes(job.status) ? { ...job, status: to } : job;
}

function moveAll(
  jobs: readonly TrainingJob[],
  transition: Transition,
  isMeant: (job: TrainingJob) => boolean = () => true,
): readonly TrainingJob[] {
  return jobs.map((job) => (isMeant(job) ? moved(job, transition) : job));
}

function isOfSweep({ plan }: TrainingJob): boolean {
  return plan !== null;
}

function newJob({ configuration, allocation }: SweepRun, plan: SweepRun | null): Omit<TrainingJob, 'id'> {
  return {
    configuration: completeConfiguration(configuration),
    allocation,
    plan,
    status: 'queued',
    progress: null,
    secondsLeft: null,
    curve: [],
    problem: null,
    resultKey: null,
  };
}

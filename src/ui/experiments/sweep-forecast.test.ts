import { describe, expect, it } from 'vitest';
import { startingPointKey } from '../../core/explore/starting-point';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { TrainingJob } from '../../state/app-state';
import { defaultTraining } from '../../state/defaults';
import { forecastSweep, queueProgress } from './sweep-forecast';

/** 640 images in batches of 64: 10 steps per epoch; 10 + 3 epochs. */
const known = {
  trainingImages: () => 640,
  finishedStarts: new Set<string>(),
  stepsPerSecond: { 'tiny-cnn': 10 },
  workers: 1,
};
const run = (seed: number, change: Partial<TrainingConfiguration> = {}): TrainingConfiguration => ({
  ...defaultTraining,
  ...change,
  seed,
});

describe('forecastSweep()', () => {
  it('counts FP32 training once per seed, and shares the time among workers', () => {
    const runs = [run(1), run(1, { method: 'ptq' }), run(2)];
    // Seed 1: 100 + 30 and 0; seed 2: 100 + 30.
    expect(forecastSweep(runs, known)).toEqual({ steps: 260, seconds: 26, unknownNetworks: [] });
    expect(forecastSweep(runs, { ...known, workers: 2 }).seconds).toBe(13);
  });

  it('names the networks whose speed is not known', () => {
    const lenet = run(1, { network: 'lenet-5', networkParams: {} });
    expect(forecastSweep([run(1), lenet], known)).toEqual({
      steps: 260,
      seconds: null,
      unknownNetworks: ['lenet-5'],
    });
  });

  it('takes no time for nothing', () => {
    expect(forecastSweep([], known)).toEqual({ steps: 0, seconds: 0, unknownNetworks: [] });
  });
});

describe('queueProgress()', () => {
  const job = (seed: number, change: Partial<TrainingJob>): TrainingJob => ({
    id: `job-${seed}`,
    configuration: run(seed),
    plan: { configuration: run(seed), allocation: null },
    allocation: null,
    status: 'queued',
    progress: null,
    secondsLeft: null,
    curve: [],
    problem: null,
    resultKey: null,
    ...change,
  });
  const progress = {
    phase: 'tune',
    stepsDone: 65,
    stepsPlanned: 130,
    epoch: 1,
    epochs: 3,
    loss: null,
    validationAccuracyFraction: null,
  } as const;

  it('adds up what is done, what runs and what waits', () => {
    const jobs = [
      job(1, { status: 'done' }),
      job(2, { status: 'running', progress, secondsLeft: 4 }),
      job(2, {}),
      job(3, {}),
      job(4, { status: 'cancelled' }),
    ];
    // Waiting: seed 2 only tunes (30 steps), seed 3 trains all (130): 16 s; and 4 s of what runs.
    expect(queueProgress(jobs, known)).toEqual({
      total: 4,
      done: 1,
      failed: 0,
      waiting: 2,
      running: 1,
      fraction: 1.5 / 4,
      secondsLeft: 20,
    });
    const finishedStarts = new Set([startingPointKey(run(3))]);
    expect(queueProgress(jobs, { ...known, finishedStarts })?.secondsLeft).toBe(10);
  });

  it('knows no time before a run has shown its own', () => {
    expect(queueProgress([job(1, { status: 'running' })], known)?.secondsLeft).toBeNull();
  });

  it('leaves out runs that are no sweep', () => {
    expect(queueProgress([job(1, { plan: null })], known)).toBeNull();
  });
});

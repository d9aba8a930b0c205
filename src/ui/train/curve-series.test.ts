import { describe, expect, it } from 'vitest';
import type { TrainingJob } from '../../state/app-state';
import { defaultTraining } from '../../state/defaults';
import { alignedTo, runEpochs, samplesOf, smoothed, thinned } from './curve-series';

describe('samplesOf()', () => {
  it('leaves out reports without the quantity', () => {
    const curve = [
      { epoch: 0.5, loss: 2, validationAccuracyFraction: null },
      { epoch: 1, loss: null, validationAccuracyFraction: 0.8 },
    ];
    expect(samplesOf(curve, 'loss')).toEqual([{ epoch: 0.5, value: 2 }]);
    expect(samplesOf(curve, 'validation-accuracy')).toEqual([{ epoch: 1, value: 0.8 }]);
  });
});

describe('smoothed()', () => {
  it('averages the latest samples', () => {
    const samples = [4, 2, 0].map((value, epoch) => ({ epoch, value }));
    expect(smoothed(samples, 2).map(({ value }) => value)).toEqual([4, 3, 1]);
  });
});

describe('thinned()', () => {
  it('keeps both ends', () => {
    const samples = Array.from({ length: 101 }, (_, epoch) => ({ epoch, value: epoch }));
    expect(thinned(samples, 5).map(({ epoch }) => epoch)).toEqual([0, 25, 50, 75, 100]);
  });
});

// 10,000 images in batches of 64 are 157 steps per epoch; the default recipe is 10 + 3 epochs.
describe('runEpochs()', () => {
  const job = (stepsPlanned: number): TrainingJob => ({
    id: 'job-1',
    configuration: defaultTraining,
    status: 'running',
    progress: {
      phase: 'tune',
      stepsDone: 0,
      stepsPlanned,
      epoch: 0,
      epochs: 3,
      loss: null,
      validationAccuracyFraction: null,
    },
    secondsLeft: null,
    curve: [],
    problem: null,
    resultKey: null,
    plan: null,
    allocation: null,
  });

  it('sees FP32 training before the fine-tuning', () => {
    expect(runEpochs(job(13 * 157), 10_000)).toEqual({ total: 13, tuneFrom: 10 });
  });

  it('sees a run that starts from a known FP32 network', () => {
    expect(runEpochs(job(3 * 157), 10_000)).toEqual({ total: 3, tuneFrom: null });
  });
});

describe('alignedTo()', () => {
  it('lets both runs end at the same epoch', () => {
    const samples = [9, 11, 13].map((epoch) => ({ epoch, value: epoch }));
    const aligned = alignedTo(samples, { total: 13, tuneFrom: 10 }, { total: 3, tuneFrom: null });
    expect(aligned).toEqual([
      { epoch: 1, value: 11 },
      { epoch: 3, value: 13 },
    ]);
  });
});

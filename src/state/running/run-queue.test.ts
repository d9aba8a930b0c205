import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../core/problem';
import type { RunOutcome, RunProgress } from '../../training/training-api';
import { CancelledError } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { RunEvent } from '../../workers/training-worker-api';
import type { TrainingJob } from '../app-state';
import { defaultTraining } from '../defaults';
import { type AppStore, createAppStore } from '../store';
import { sampleResult } from '../testing/samples';
import { startRunQueue } from './run-queue';

interface Run {
  readonly seed: number;
  tell(event: RunEvent): void;
  succeed(): Promise<void>;
  fail(error: Error): Promise<void>;
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
const trained = { input: { height: 28, width: 28, channels: 1 }, classes: 10, specs: [], layers: {} };

/** A client whose runs end when the test says so; an aborted run ends by itself. */
function createManualClient() {
  const runs: Run[] = [];
  const messages: string[] = [];
  const client: TrainingClient = {
    run: ({ configuration }, onEvent, signal) =>
      new Promise<RunOutcome>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
        const result = sampleResult({ seed: configuration.seed });
        runs.push({
          seed: configuration.seed,
          tell: onEvent,
          succeed: () => {
            resolve({ result, trained, integer: null });
            return turn();
          },
          fail: (error) => {
            reject(error);
            return turn();
          },
        });
      }),
    search: () => Promise.reject(new Error('nothing searches here')),
    allocate: ({ request: { allocator, params } }) => {
      messages.push(`${allocator} ${params.targetBits}`);
      const layer = (name: string, weightBits: number) => ({ name, weightBits, activationBits: 4 });
      return Promise.resolve({
        key: '',
        allocator,
        params,
        layers: [layer('conv1', 8), layer('conv2', 3), layer('dense', 2)],
        sensitivity: [],
        evaluations: 1,
        floatScore: { accuracyFraction: 0.9, loss: 0.1 },
        score: { accuracyFraction: 0.8, loss: 0.2 },
      });
    },
    pause: () => messages.push('pause'),
    resume: () => messages.push('resume'),
  };
  return { client, runs, messages };
}

const progress = (change: Partial<RunProgress>): RunEvent => ({
  kind: 'progress',
  progress: {
    phase: 'tune',
    stepsDone: 0,
    stepsPlanned: 300,
    epoch: 1,
    epochs: 3,
    loss: null,
    validationAccuracyFraction: null,
    ...change,
  },
});

let store: AppStore;
let manual: ReturnType<typeof createManualClient>;
beforeEach(() => {
  store = createAppStore();
  manual = createManualClient();
  startRunQueue(store, () => ({ ...manual.client }), 'http://localhost/datasets/');
});

const jobs = () => store.getState().jobs;
const job = (index: number) => jobs()[index] as TrainingJob;
const statuses = () => jobs().map(({ status }) => status);
const run = (index: number) => manual.runs[index] as Run;
async function enqueue(...seeds: number[]) {
  store.getState().enqueue(seeds.map((seed) => ({ ...defaultTraining, seed })));
  await turn();
}

describe('startRunQueue()', () => {
  it('runs one job at a time, in order, and keeps result and network', async () => {
    await enqueue(1, 2);
    expect(statuses()).toEqual(['running', 'queued']);
    await run(0).succeed();
    expect(statuses()).toEqual(['done', 'running']);
    const key = job(0).resultKey as string;
    expect(store.getState().results[key]?.origin).toBe('trained-here');
    expect(store.getState().networks[key]).toBe(trained);
    expect(manual.runs.map(({ seed }) => seed)).toEqual([1, 2]);
  });

  it('draws the curve in epochs of this run', async () => {
    await enqueue(1);
    run(0).tell(progress({ stepsDone: 50, loss: 0.5 }));
    run(0).tell(progress({ stepsDone: 100, validationAccuracyFraction: 0.8 }));
    run(0).tell(progress({ phase: 'evaluate', stepsDone: 300 }));
    expect(job(0).curve).toEqual([
      { epoch: 0.5, loss: 0.5, validationAccuracyFraction: null },
      { epoch: 1, loss: null, validationAccuracyFraction: 0.8 },
    ]);
    expect(job(0).progress?.phase).toBe('evaluate');
  });

  it('counts the float epochs where the run trains them', async () => {
    await enqueue(1);
    // 10 float and 3 tuning epochs of 100 steps.
    run(0).tell(progress({ phase: 'float', stepsDone: 250, stepsPlanned: 1300, loss: 1 }));
    run(0).tell(progress({ stepsDone: 1100, stepsPlanned: 1300, loss: 0.2 }));
    expect(job(0).curve.map(({ epoch }) => epoch)).toEqual([2.5, 11]);
  });

  it('passes pause and resume on once each', async () => {
    await enqueue(1);
    const { id } = job(0);
    store.getState().pause(id);
    run(0).tell(progress({ stepsDone: 1 }));
    store.getState().resume(id);
    run(0).tell(progress({ stepsDone: 2 }));
    expect(manual.messages).toEqual(['pause', 'resume']);
  });

  it('keeps the curve of a cancelled run and goes on with the next', async () => {
    await enqueue(1, 2);
    run(0).tell(progress({ stepsDone: 50, loss: 0.5 }));
    store.getState().cancel(job(0).id);
    run(0).tell(progress({ stepsDone: 60, loss: 0.4 }));
    await turn();
    expect(statuses()).toEqual(['cancelled', 'running']);
    expect(job(0)).toMatchObject({ curve: [{ epoch: 0.5 }], resultKey: null });
  });

  it('marks a crash as failed with its problem, keeps other results and runs again on retry', async () => {
    await enqueue(1, 2);
    await run(0).succeed();
    await run(1).fail(new ProblemError('worker-crashed', { reason: 'out of memory' }));
    expect(statuses()).toEqual(['done', 'failed']);
    expect(job(1).problem).toEqual({ code: 'worker-crashed', parameters: { reason: 'out of memory' } });
    expect(Object.keys(store.getState().results)).toHaveLength(1);
    store.getState().retry(job(1).id);
    await turn();
    expect(statuses()).toEqual(['done', 'running']);
    await run(2).succeed();
    expect(statuses()).toEqual(['done', 'done']);
  });

  it('names an error that is no problem as unexpected', async () => {
    await enqueue(1);
    await run(0).fail(new Error('tensor lost'));
    expect(job(0).problem).toEqual({ code: 'unexpected', parameters: { message: 'tensor lost' } });
  });

  it('starts nothing for a job that is cancelled while it waits, and a retry runs it after all', async () => {
    await enqueue(1, 2);
    store.getState().cancel(job(1).id);
    await run(0).succeed();
    expect(statuses()).toEqual(['done', 'cancelled']);
    store.getState().retry(job(1).id);
    await turn();
    expect(statuses()).toEqual(['done', 'running']);
  });

  it('survives cancelling and retrying a running job in one go', async () => {
    await enqueue(1);
    const { id } = job(0);
    store.getState().cancel(id);
    store.getState().retry(id);
    await turn();
    expect(statuses()).toEqual(['running']);
    await run(1).succeed();
    expect(statuses()).toEqual(['done']);
  });
});

describe('several workers', () => {
  const tune = (index: number) => run(index).tell(progress({ phase: 'tune', stepsDone: 1 }));

  it('run as many jobs at a time as the store says, and start when they are needed', async () => {
    store.getState().setParallelRuns(2);
    await enqueue(1, 2, 3);
    expect(statuses()).toEqual(['running', 'running', 'queued']);
    await run(1).succeed();
    expect(statuses()).toEqual(['running', 'done', 'running']);
    store.getState().setParallelRuns(1);
    await run(0).succeed();
    expect(statuses()).toEqual(['done', 'done', 'running']);
  });

  it('leave a job that would train the same FP32 network until the other has it', async () => {
    store.getState().setParallelRuns(2);
    await enqueue(1, 1, 2);
    expect(statuses()).toEqual(['running', 'queued', 'running']);
    store.getState().setParallelRuns(3);
    expect(statuses()).toEqual(['running', 'queued', 'running']);
    tune(0);
    await turn();
    expect(statuses()).toEqual(['running', 'running', 'running']);
  });

  it('are all held and released together', async () => {
    store.getState().setParallelRuns(2);
    const runs = [1, 2, 3].map((seed) => ({ configuration: { ...defaultTraining, seed }, allocation: null }));
    store.getState().enqueueSweep(runs);
    await turn();
    store.getState().holdQueue();
    expect(statuses()).toEqual(['paused', 'paused', 'queued']);
    await run(0).succeed();
    expect(statuses()).toEqual(['done', 'paused', 'queued']);
    store.getState().releaseQueue();
    await turn();
    expect(statuses()).toEqual(['done', 'running', 'running']);
    expect(manual.messages).toEqual(['pause', 'pause', 'resume']);
  });

  it('run what a person starts while a sweep is held', async () => {
    store.getState().enqueueSweep([{ configuration: defaultTraining, allocation: null }]);
    await turn();
    store.getState().holdQueue();
    await run(0).succeed();
    store.getState().enqueueSweep([{ configuration: { ...defaultTraining, seed: 2 }, allocation: null }]);
    await enqueue(3);
    expect(statuses()).toEqual(['done', 'queued', 'running']);
  });
});

describe('order and removal of what waits', () => {
  it('runs a chosen job before the others that wait', async () => {
    await enqueue(1, 2, 3);
    store.getState().runNext(job(2).id);
    expect(jobs().map(({ configuration }) => configuration.seed)).toEqual([1, 3, 2]);
    store.getState().runNext(job(0).id);
    expect(jobs().map(({ configuration }) => configuration.seed)).toEqual([1, 3, 2]);
  });

  it('cancels all that waits and nothing that runs', async () => {
    await enqueue(1, 2, 3);
    store.getState().cancelWaiting();
    expect(statuses()).toEqual(['running', 'cancelled', 'cancelled']);
  });
});

describe('unattended runs', () => {
  const crash = () => new ProblemError('worker-crashed', { reason: 'out of memory' });
  beforeEach(async () => {
    store.getState().enqueueSweep([{ configuration: defaultTraining, allocation: null }]);
    await turn();
  });

  it('are tried once more where their worker dies', async () => {
    await run(0).fail(crash());
    expect(statuses()).toEqual(['running']);
    await run(1).succeed();
    expect(statuses()).toEqual(['done']);
  });

  it('stay paused, and draw their curve anew, where the worker dies during a pause', async () => {
    run(0).tell(progress({ phase: 'float', stepsDone: 250, stepsPlanned: 1300, loss: 1 }));
    store.getState().pause(job(0).id);
    await run(0).fail(crash());
    expect(manual.messages).toEqual(['pause', 'pause']);
    expect(job(0)).toMatchObject({ status: 'paused', curve: [], progress: null });
    // The FP32 network is at hand now: 3 epochs of 100 steps.
    run(1).tell(progress({ stepsDone: 100, loss: 0.2 }));
    expect(job(0).curve.map(({ epoch }) => epoch)).toEqual([1]);
  });

  it('fail at the second crash, and at once for a reason of their own', async () => {
    await run(0).fail(crash());
    await run(1).fail(crash());
    expect(statuses()).toEqual(['failed']);
    store.getState().retry(job(0).id);
    await turn();
    await run(2).fail(new ProblemError('training-diverged', { epoch: 1 }));
    expect(statuses()).toEqual(['failed']);
    expect(manual.runs).toHaveLength(3);
  });
});

describe('allocated runs', () => {
  it('let the allocator choose the widths first, in the same worker', async () => {
    const allocation = { allocator: 'hawq', params: { targetBits: 3 } };
    store.getState().enqueueSweep([{ configuration: defaultTraining, allocation }]);
    await turn();
    expect(manual.messages).toEqual(['hawq 3']);
    expect(job(0)).toMatchObject({
      status: 'running',
      allocation: null,
      configuration: {
        quantization: {
          layerBits: [{ weights: 8 }, { weights: 3, activations: 4 }, { weights: 2, activations: 4 }],
        },
      },
    });
    await run(0).succeed();
    expect(statuses()).toEqual(['done']);
  });
});

import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../core/problem';
import type { RunProgress } from '../../training/training-api';
import { CancelledError } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { RunEvent } from '../../workers/training-worker-api';
import { defaultTraining } from '../defaults';
import { createAppStore } from '../store';
import { startSpeedProbe } from './speed-probe';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

function progress(stepsDone: number): RunEvent {
  const report: RunProgress = {
    phase: 'float',
    stepsDone,
    stepsPlanned: 1000,
    epoch: 1,
    epochs: 10,
    loss: 1,
    validationAccuracyFraction: null,
  };
  return { kind: 'progress', progress: report };
}

function start(run: TrainingClient['run']) {
  const store = createAppStore();
  const clock = { milliseconds: 0 };
  startSpeedProbe(store, { run }, 'http://localhost/', () => clock.milliseconds);
  return { store, clock };
}

describe('startSpeedProbe()', () => {
  it('ends a training once it has shown its speed, and asks the next', async () => {
    const events: ((event: RunEvent) => void)[] = [];
    const seen: string[] = [];
    const { store, clock } = start(({ configuration }, onEvent, signal) => {
      seen.push(`${configuration.network} ${configuration.method}`);
      events.push(onEvent);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new CancelledError())));
    });
    const lenet = { ...defaultTraining, network: 'lenet-5', networkParams: {} };
    store.getState().askSpeeds([defaultTraining, lenet]);
    events[0]?.(progress(0));
    clock.milliseconds = 10_000;
    events[0]?.(progress(20));
    clock.milliseconds = 11_000;
    events[0]?.(progress(70));
    expect(store.getState().speedQuestions).toHaveLength(2);
    clock.milliseconds = 12_000;
    events[0]?.(progress(140));
    await turn();
    // 120 steps in 2 s: what loading took does not count.
    expect(store.getState().stepsPerSecond).toEqual({ 'tiny-cnn': 60 });
    expect(seen).toEqual(['tiny-cnn float', 'lenet-5 float']);
    expect(store.getState().speedQuestions).toEqual([lenet]);
  });

  it('says why there is no speed', async () => {
    const { store } = start(() => Promise.reject(new ProblemError('worker-crashed', { reason: 'memory' })));
    store.getState().askSpeeds([defaultTraining]);
    await turn();
    expect(store.getState()).toMatchObject({
      stepsPerSecond: {},
      speedQuestions: [],
      speedProblem: { code: 'worker-crashed' },
    });
  });
});

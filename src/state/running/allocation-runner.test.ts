import { describe, expect, it } from 'vitest';
import type { AllocationRequest, AllocationResult } from '../../core/allocation/allocation-result';
import { ProblemError } from '../../core/problem';
import { CancelledError } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import { defaultHardware, defaultTraining } from '../defaults';
import { createAppStore } from '../store';
import { startAllocationRunner } from './allocation-runner';

const request = (allocator: string): AllocationRequest => ({
  allocator,
  params: {},
  configuration: defaultTraining,
  hardware: defaultHardware,
});

const resultOf = (allocator: string): AllocationResult => ({
  key: allocator,
  allocator,
  params: {},
  layers: [],
  sensitivity: [],
  evaluations: 3,
  floatScore: { accuracyFraction: 0.9, loss: 0.3 },
  score: { accuracyFraction: 0.8, loss: 0.5 },
});

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Answers when told to; `signals` are those of the calls so far. */
function heldClient() {
  const signals: AbortSignal[] = [];
  const settle: ((outcome: 'done' | Error) => void)[] = [];
  const client: Pick<TrainingClient, 'allocate'> = {
    allocate: (job, onEvent, signal) => {
      signals.push(signal);
      onEvent({ kind: 'evaluations', count: 2 });
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
        settle.push((outcome) =>
          outcome === 'done' ? resolve(resultOf(job.request.allocator)) : reject(outcome),
        );
      });
    },
  };
  return { client, signals, settle };
}

describe('startAllocationRunner()', () => {
  it('writes progress and result into the store', async () => {
    const store = createAppStore();
    const { client, settle } = heldClient();
    startAllocationRunner(store, client, 'data/');
    store.getState().startAllocation(request('hawq'));
    await turn();
    expect(store.getState().allocation).toMatchObject({ status: 'running', evaluations: 2 });
    settle[0]?.('done');
    await turn();
    expect(store.getState().allocation).toMatchObject({ status: 'done', result: { key: 'hawq' } });
  });

  it('ends the search before when a new one starts, and keeps nothing of it', async () => {
    const store = createAppStore();
    const { client, signals, settle } = heldClient();
    startAllocationRunner(store, client, 'data/');
    store.getState().startAllocation(request('hawq'));
    await turn();
    store.getState().startAllocation(request('uniform'));
    await turn();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    settle[1]?.('done');
    await turn();
    expect(store.getState().allocation).toMatchObject({ status: 'done', result: { key: 'uniform' } });
  });

  it('cancels, and tells why a search failed', async () => {
    const store = createAppStore();
    const { client, signals, settle } = heldClient();
    startAllocationRunner(store, client, 'data/');
    store.getState().startAllocation(request('hawq'));
    await turn();
    store.getState().cancelAllocation();
    expect(signals[0]?.aborted).toBe(true);
    expect(store.getState().allocation?.status).toBe('cancelled');
    store.getState().startAllocation(request('hawq'));
    await turn();
    settle[1]?.(new ProblemError('budget-unreachable', { value: 1, minimum: '2.00' }));
    await turn();
    expect(store.getState().allocation).toMatchObject({
      status: 'failed',
      problem: { code: 'budget-unreachable' },
    });
  });
});

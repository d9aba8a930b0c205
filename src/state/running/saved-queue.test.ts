import { describe, expect, it } from 'vitest';
import { resultKey } from '../../core/explore/result-key';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { defaultTraining } from '../defaults';
import { createAppStore } from '../store';
import { sampleResult } from '../testing/samples';
import { isSameQueue, restoredQueue, savedQueue } from './saved-queue';

const ofSeed = (seed: number): TrainingConfiguration => ({ ...defaultTraining, seed });
const runs = [1, 2, 3].map((seed) => ({ configuration: ofSeed(seed), allocation: null }));

/** As a browser stores and returns it. */
const stored = (value: unknown): unknown => structuredClone(value);

describe('savedQueue()', () => {
  it('holds the unattended runs that have not ended, in order', () => {
    const store = createAppStore();
    const { enqueue, enqueueSweep, updateJob, holdQueue } = store.getState();
    enqueue([ofSeed(9)]);
    enqueueSweep(runs);
    const [, first, second] = store.getState().jobs;
    updateJob(first?.id ?? '', { status: 'done' });
    updateJob(second?.id ?? '', { status: 'running' });
    holdQueue();
    const saved = savedQueue(store.getState());
    expect(saved.runs.map(({ configuration }) => configuration.seed)).toEqual([2, 3]);
    expect(saved).toMatchObject({ isHeld: true, parallelRuns: 1 });
  });

  it('is the same while a run only makes progress', () => {
    const store = createAppStore();
    store.getState().enqueueSweep(runs);
    const before = savedQueue(store.getState());
    const id = store.getState().jobs[0]?.id ?? '';
    store.getState().updateJob(id, { status: 'running', secondsLeft: 3 });
    expect(isSameQueue(before, savedQueue(store.getState()))).toBe(true);
    store.getState().updateJob(id, { status: 'done' });
    expect(isSameQueue(before, savedQueue(store.getState()))).toBe(false);
  });
});

describe('restoredQueue()', () => {
  const queue = { runs, isHeld: true, parallelRuns: 2 };

  it('leaves out runs whose results were saved before the page closed', () => {
    const result = sampleResult({ seed: 2 });
    const results = { [resultKey(result.configuration)]: { result, origin: 'trained-here' as const } };
    const restored = restoredQueue(
      stored({ ...queue, runs: [{ ...runs[0], configuration: result.configuration }, runs[2]] }),
      results,
    );
    expect(restored).toEqual({ ...queue, runs: [runs[2]] });
  });

  it('keeps allocated runs, whose widths are not known yet', () => {
    const allocated = {
      configuration: ofSeed(1),
      allocation: { allocator: 'hawq', params: { targetBits: 3 } },
    };
    expect(restoredQueue(stored({ ...queue, runs: [allocated] }), {})?.runs).toEqual([allocated]);
  });

  it('is nothing where what was stored cannot be read', () => {
    expect(restoredQueue(undefined, {})).toBeNull();
    expect(restoredQueue({ ...queue, parallelRuns: 0 }, {})).toBeNull();
    expect(restoredQueue({ ...queue, runs: [{ configuration: { seed: 'one' } }] }, {})).toBeNull();
  });
});

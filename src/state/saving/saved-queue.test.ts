import { describe, expect, it } from 'vitest';
import { allocationKey } from '../../core/allocation/allocation-result';
import { resultKey } from '../../core/explore/result-key';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { defaultTraining } from '../defaults';
import { withLayerBits } from '../selectors/chosen-configuration';
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
    const saved = savedQueue(store.getState(), () => false);
    expect(saved.runs.map(({ configuration }) => configuration.seed)).toEqual([2, 3]);
    expect(saved).toMatchObject({ isHeld: true, parallelRuns: 1 });
  });

  it('is the same while a run only makes progress', () => {
    const store = createAppStore();
    store.getState().enqueueSweep(runs);
    const before = savedQueue(store.getState(), () => false);
    const id = store.getState().jobs[0]?.id ?? '';
    store.getState().updateJob(id, { status: 'running', secondsLeft: 3 });
    expect(
      isSameQueue(
        before,
        savedQueue(store.getState(), () => false),
      ),
    ).toBe(true);
    store.getState().updateJob(id, { status: 'done' });
    expect(
      isSameQueue(
        before,
        savedQueue(store.getState(), () => false),
      ),
    ).toBe(false);
  });
});

describe('restoredQueue()', () => {
  const queue = { runs, isHeld: true, parallelRuns: 2 };

  it('leaves out runs whose results were saved before the page closed', () => {
    const result = sampleResult({ seed: 2 });
    const results = { [resultKey(result.configuration)]: { result, origin: 'trained-here' as const } };
    const restored = restoredQueue(
      stored({ ...queue, runs: [{ ...runs[0], configuration: result.configuration }, runs[2]] }),
      { ...createAppStore().getState(), results },
    );
    expect(restored).toEqual({ ...queue, runs: [runs[2]], unreadable: 0 });
  });

  it('keeps allocated runs, whose widths are not known yet', () => {
    const allocated = {
      configuration: ofSeed(1),
      allocation: { allocator: 'hawq', params: { targetBits: 3 } },
    };
    expect(restoredQueue(stored({ ...queue, runs: [allocated] }), createAppStore().getState())?.runs).toEqual(
      [allocated],
    );
  });

  it('is nothing where what was stored cannot be read', () => {
    const state = createAppStore().getState();
    expect(restoredQueue(undefined, state)).toBeNull();
    expect(restoredQueue({ ...queue, parallelRuns: 0 }, state)).toBeNull();
  });

  it('keeps the runs that can be read and counts the others', () => {
    const damaged = [runs[0], { configuration: { seed: 'one' } }, runs[2]];
    expect(restoredQueue(stored({ ...queue, runs: damaged }), createAppStore().getState())).toEqual({
      ...queue,
      runs: [runs[0], runs[2]],
      unreadable: 1,
    });
  });

  it('leaves out allocated runs whose chosen widths were trained before the page closed', () => {
    const { hardware } = createAppStore().getState();
    const configuration = ofSeed(1);
    const allocation = { allocator: 'hawq', params: { targetBits: 3 } };
    const layerBits = [8, 3, 2].map((weights) => ({ weights, activations: 4 }));
    const trained = withLayerBits(configuration, layerBits);
    const result = { ...sampleResult(), configuration: trained, key: resultKey(trained) };
    const state = {
      hardware,
      chosenWidths: { [allocationKey({ ...allocation, configuration, hardware })]: layerBits },
      results: { [result.key]: { result, origin: 'trained-here' as const } },
    };
    const restored = restoredQueue(
      stored({ ...queue, runs: [{ configuration, allocation }, runs[2]] }),
      state,
    );
    expect(restored?.runs).toEqual([runs[2]]);
  });
});

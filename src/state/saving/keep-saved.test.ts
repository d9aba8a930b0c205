import { beforeEach, describe, expect, it } from 'vitest';
import type { SweepRun } from '../../core/explore/sweep/sweep-plan';
import type { TrainedResult } from '../../core/explore/trained-result';
import { defaultTraining } from '../defaults';
import { type AppStore, createAppStore } from '../store';
import { createMemoryStorage } from '../testing/memory-storage';
import { sampleResult } from '../testing/samples';
import { keepSaved } from './keep-saved';
import type { SavedQueue } from './saved-queue';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
const network = { input: { height: 28, width: 28, channels: 1 }, classes: 10, specs: [], layers: {} };
const runs = [1, 2, 3].map(
  (seed): SweepRun => ({ configuration: { ...defaultTraining, seed }, allocation: null }),
);

let store: AppStore;
let storage: ReturnType<typeof createMemoryStorage>;
let keepQueue: () => void;
beforeEach(() => {
  store = createAppStore();
  storage = createMemoryStorage();
  keepQueue = keepSaved(store, storage);
});

/** In the order in which a run tells what became of it. */
function finish(index: number): void {
  const { jobs, addNetwork, addResults, updateJob } = store.getState();
  const result = sampleResult({ seed: index + 1 });
  addNetwork(result.key, network);
  addResults([result], 'trained-here');
  updateJob(jobs[index]?.id ?? '', { status: 'done', resultKey: result.key });
}

const savedSeeds = () =>
  [...storage.records.results.values()].map((result) => (result as TrainedResult).configuration.seed);
const queuedSeeds = () => (storage.queue as SavedQueue).runs.map(({ configuration }) => configuration.seed);

async function startSweep(): Promise<void> {
  store.getState().enqueueSweep(runs);
  keepQueue();
  await turn();
  storage.writes.length = 0;
}

describe('keepSaved()', () => {
  it('takes a run from the queue in the write that saves its result and network', async () => {
    await startSweep();
    expect(queuedSeeds()).toEqual([1, 2, 3]);
    finish(0);
    await turn();
    expect(storage.writes).toHaveLength(1);
    expect(storage.writes[0]?.results).toHaveLength(1);
    expect(Object.values(storage.writes[0]?.networks ?? {})).toEqual([network]);
    expect(storage.writes[0]?.queue?.runs).toHaveLength(2);
  });

  it('keeps in the queue what the disk refuses, and tries it again with the next result', async () => {
    await startSweep();
    storage.refusals.push(new Error('disk full'));
    finish(0);
    await turn();
    expect([savedSeeds(), queuedSeeds()]).toEqual([[], [1, 2, 3]]);
    finish(1);
    await turn();
    expect([savedSeeds(), queuedSeeds()]).toEqual([[1, 2], [3]]);
  });

  it('goes on saving the queue while results are refused', async () => {
    await startSweep();
    storage.refusals.push(new Error('disk full'), new Error('disk full'));
    finish(0);
    await turn();
    store.getState().cancel(store.getState().jobs[2]?.id ?? '');
    await turn();
    expect([savedSeeds(), queuedSeeds()]).toEqual([[], [1, 2]]);
  });

  it('saves results and no queue in a tab that does not hold it', async () => {
    store.getState().enqueueSweep(runs);
    finish(0);
    await turn();
    expect([savedSeeds(), storage.queue]).toEqual([[1], undefined]);
  });

  it('saves what allocators chose, and neither imports nor the gallery', async () => {
    const bits = [{ weights: 4, activations: 8 }];
    store.getState().addChosenWidths({ search: bits });
    store.getState().addResults([sampleResult()], 'gallery');
    await turn();
    expect(storage.records.widths.get('search')).toEqual(bits);
    expect(savedSeeds()).toEqual([]);
  });

  it('writes nothing where a run only makes progress', async () => {
    await startSweep();
    store.getState().updateJob(store.getState().jobs[0]?.id ?? '', { status: 'running', secondsLeft: 3 });
    await turn();
    expect(storage.writes).toEqual([]);
  });
});

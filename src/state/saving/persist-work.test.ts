import { beforeEach, describe, expect, it } from 'vitest';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { resultKey } from '../../core/explore/result-key';
import type { SweepRun } from '../../core/explore/sweep/sweep-plan';
import { defaultTraining } from '../defaults';
import { type AppStore, createAppStore } from '../store';
import { createMemoryStorage } from '../testing/memory-storage';
import { sampleResult } from '../testing/samples';
import { persistWork, type QueueLock } from './persist-work';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
const runs = [1, 2, 3].map(
  (seed): SweepRun => ({ configuration: { ...defaultTraining, seed }, allocation: null }),
);

/** Tabs of one browser: the first that asks holds the lock until it closes, messages reach all others. */
function createBrowser() {
  let waiting: (() => Promise<void>)[] = [];
  let isHeld = false;
  const channels: QueueLock['channel'][] = [];
  const grant = async () => {
    const [next, ...rest] = waiting;
    if (isHeld || !next) return;
    isHeld = true;
    waiting = rest;
    await next();
  };
  const openTab = (): QueueLock => {
    const channel: QueueLock['channel'] = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of channels) {
          if (other !== channel) other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent);
        }
      },
    };
    channels.push(channel);
    return {
      channel,
      hold: (onHeld) => {
        waiting.push(onHeld);
        void grant();
      },
    };
  };
  const closeHolder = (): Promise<void> => {
    isHeld = false;
    return grant();
  };
  return { openTab, closeHolder };
}

let storage: ReturnType<typeof createMemoryStorage>;
let browser: ReturnType<typeof createBrowser>;
beforeEach(() => {
  storage = createMemoryStorage();
  browser = createBrowser();
});

async function openTab(): Promise<AppStore> {
  const store = createAppStore();
  await persistWork(store, storage, browser.openTab());
  await turn();
  return store;
}

const seeds = (store: AppStore) => store.getState().jobs.map(({ configuration }) => configuration.seed);
const codes = (store: AppStore) =>
  store.getState().notices.flatMap(({ problems }) => problems.map(({ code }) => code));

describe('persistWork()', () => {
  it('goes on with the queue of the last visit, and says so', async () => {
    storage.queue = { runs, isHeld: true, parallelRuns: 2 };
    const store = await openTab();
    expect(seeds(store)).toEqual([1, 2, 3]);
    expect(store.getState()).toMatchObject({ isQueueHeld: true, parallelRuns: 2, otherQueue: null });
    expect(codes(store)).toEqual(['queue-restored']);
  });

  it('stays paused where the page went before the pause was saved', async () => {
    const first = await openTab();
    first.getState().enqueueSweep(runs);
    await turn();
    storage.refusals.push(new Error('page gone'), new Error('page gone'));
    first.getState().holdQueue();
    await turn();
    expect(storage.queue).toMatchObject({ isHeld: false });
    browser = createBrowser();
    const second = await openTab();
    expect(second.getState().isQueueHeld).toBe(true);
    expect(seeds(second)).toEqual([1, 2, 3]);
  });

  it('counts saved runs that cannot be read, and starts the others', async () => {
    storage.queue = { runs: [runs[0], 'damaged'], isHeld: false, parallelRuns: 1 };
    const store = await openTab();
    expect(seeds(store)).toEqual([1]);
    expect(codes(store)).toEqual(['saved-runs-unreadable', 'queue-restored']);
  });
});

describe('two tabs', () => {
  it('show in the second how far the first is', async () => {
    const first = await openTab();
    first.getState().enqueueSweep(runs);
    const second = await openTab();
    expect(second.getState().otherQueue).toEqual({ total: 3, done: 0, failed: 0 });
    expect(seeds(second)).toEqual([]);
    const [one, other] = first.getState().jobs;
    first.getState().updateJob(one?.id ?? '', { status: 'done' });
    first.getState().updateJob(other?.id ?? '', { status: 'failed' });
    expect(second.getState().otherQueue).toEqual({ total: 3, done: 1, failed: 1 });
    expect(first.getState().otherQueue).toBeNull();
  });

  it('hand over queue and results when the first closes', async () => {
    const first = await openTab();
    first.getState().enqueueSweep(runs);
    const second = await openTab();
    const configuration = completeConfiguration(sampleResult({ seed: 1 }).configuration);
    const result = { ...sampleResult(), configuration, key: resultKey(configuration) };
    first.getState().addResults([result], 'trained-here');
    first.getState().updateJob(first.getState().jobs[0]?.id ?? '', { status: 'done', resultKey: result.key });
    await turn();
    await browser.closeHolder();
    expect(seeds(second)).toEqual([2, 3]);
    expect(second.getState().otherQueue).toBeNull();
    expect(second.getState().results[result.key]?.origin).toBe('trained-here');
    second.getState().cancel(second.getState().jobs[0]?.id ?? '');
    await turn();
    expect(storage.queue).toMatchObject({ runs: [{ configuration: { seed: 3 } }] });
  });

  it('keep what the second started before it took over', async () => {
    const first = await openTab();
    first.getState().enqueueSweep(runs.slice(0, 2));
    await turn();
    const second = await openTab();
    second.getState().enqueueSweep(runs.slice(1));
    await browser.closeHolder();
    expect(seeds(second)).toEqual([2, 3, 1]);
  });

  it('do not heed messages of another version of the page', async () => {
    const lock = browser.openTab();
    const store = await openTab();
    lock.channel.postMessage({ kind: 'progress', counts: { total: 'many' } });
    lock.channel.postMessage('hello');
    expect(store.getState().otherQueue).toBeNull();
  });
});

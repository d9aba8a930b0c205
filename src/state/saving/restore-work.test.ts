import { beforeEach, describe, expect, it } from 'vitest';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { resultKey } from '../../core/explore/result-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import { type AppStore, createAppStore } from '../store';
import { createMemoryStorage } from '../testing/memory-storage';
import { sampleResult } from '../testing/samples';
import { createRestorer } from './restore-work';

const network = { input: { height: 28, width: 28, channels: 1 }, classes: 10, specs: [], layers: {} };

function keyed(seed: number): TrainedResult {
  const sample = sampleResult({ seed });
  const configuration = completeConfiguration(sample.configuration);
  return { ...sample, configuration, key: resultKey(configuration) };
}
const [first, second, third] = [keyed(1), keyed(2), keyed(3)];

let store: AppStore;
let storage: ReturnType<typeof createMemoryStorage>;
beforeEach(() => {
  store = createAppStore();
  storage = createMemoryStorage();
  for (const result of [first, second, third]) {
    storage.records.results.set(result.key, result);
    storage.records.networks.set(result.key, network);
  }
});

const restoredSeeds = () =>
  Object.values(store.getState().results)
    .map(({ result }) => result.configuration.seed)
    .sort();
const told = () => store.getState().notices.flatMap(({ problems }) => problems);

describe('createRestorer()', () => {
  it('brings back results, networks and chosen widths without a word', async () => {
    const bits = [{ weights: 4, activations: 8 }];
    storage.records.widths.set('search', bits);
    storage.records.widths.set('damaged', 'x');
    await createRestorer(store, storage)();
    expect(restoredSeeds()).toEqual([1, 2, 3]);
    expect(store.getState().networks[first.key]).toEqual(network);
    expect(store.getState().chosenWidths).toEqual({ search: bits });
    expect(told()).toEqual([]);
  });

  it('keeps what is good beside records that cannot be read, counts those and deletes nothing', async () => {
    storage.damaged.add(first.key);
    storage.records.results.set(second.key, { ...second, testAccuracyFraction: 'high' });
    await createRestorer(store, storage)();
    expect(restoredSeeds()).toEqual([3]);
    expect(told()).toEqual([{ code: 'saved-results-unreadable', parameters: { count: 2, total: 3 } }]);
    expect(storage.records.results.size).toBe(3);
  });

  it('keeps a result whose weights cannot be read', async () => {
    storage.records.networks.set(second.key, { layers: null });
    storage.records.networks.delete(third.key);
    await createRestorer(store, storage)();
    expect(restoredSeeds()).toEqual([1, 2, 3]);
    expect(told()).toEqual([{ code: 'saved-weights-unreadable', parameters: { count: 1 } }]);
  });

  it('removes results of older numerics, and says so', async () => {
    storage.records.results.set('old', { ...first, key: 'old' });
    await createRestorer(store, storage)();
    expect(restoredSeeds()).toEqual([1, 2, 3]);
    expect(storage.records.results.has('old')).toBe(false);
    expect(told()).toEqual([{ code: 'saved-results-outdated', parameters: { count: 1 } }]);
  });

  it('leaves everything as it is where the storage itself fails', async () => {
    storage.keys = () => Promise.reject(new Error('locked'));
    await createRestorer(store, storage)();
    expect(told()).toEqual([{ code: 'storage-unreadable', parameters: { reason: 'locked' } }]);
    expect(storage.records.results.size).toBe(3);
  });

  it('reads only what came since the call before', async () => {
    storage.damaged.add(first.key);
    const restore = createRestorer(store, storage);
    await restore();
    const later = keyed(4);
    storage.records.results.set(later.key, later);
    await restore();
    expect(restoredSeeds()).toEqual([2, 3, 4]);
    expect(told()).toHaveLength(1);
  });
});

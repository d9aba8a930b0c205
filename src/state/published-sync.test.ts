import { afterEach, describe, expect, it, vi } from 'vitest';
import { publishedPoints } from '../core/explore/published-points';
import { syncPublished } from './published-sync';
import { selectDesignPoints } from './selectors/design-points';
import { selectIsoAccuracy, selectTargetFraction } from './selectors/iso-accuracy';
import { selectFilteredPoints } from './selectors/visible-points';
import { createAppStore } from './store';
import { sampleResult } from './testing/samples';

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function storeWithTraining() {
  const store = createAppStore();
  store.getState().addResults([sampleResult({}), sampleResult({ method: 'float' })], 'gallery');
  stops.push(syncPublished(store));
  return store;
}

describe('syncPublished()', () => {
  it('brings nothing before a network of the literature is looked at', () => {
    const store = storeWithTraining();
    expect(store.getState().published).toEqual({});
    expect(selectFilteredPoints(store.getState())).toHaveLength(2);
  });

  it('shows the published points of a network in the place of all others, never beside them', async () => {
    const store = storeWithTraining();
    store.getState().setView({ publishedNetwork: 'resnet-50' });
    expect(selectFilteredPoints(store.getState())).toEqual([]);
    await vi.waitFor(() => expect(selectFilteredPoints(store.getState())).toHaveLength(10));
    expect(selectFilteredPoints(store.getState()).every(({ origin }) => origin === 'published')).toBe(true);
    store.getState().setView({ publishedNetwork: 'mobilenet-v2' });
    await vi.waitFor(() => expect(selectFilteredPoints(store.getState())).toHaveLength(5));
    store.getState().setView({ publishedNetwork: null });
    expect(selectFilteredPoints(store.getState()).map(({ origin }) => origin)).toEqual([
      'gallery',
      'gallery',
    ]);
    expect(selectDesignPoints(store.getState())).toHaveLength(2);
  });

  it('has no target and no verdict at equal accuracy, whatever target was chosen before', async () => {
    const store = storeWithTraining();
    store.getState().setView({ publishedNetwork: 'alexnet', targetAccuracyFraction: 0.4 });
    await vi.waitFor(() => expect(selectFilteredPoints(store.getState())).toHaveLength(1));
    expect(selectTargetFraction(store.getState())).toBeNull();
    expect(selectIsoAccuracy(store.getState())).toBeNull();
  });

  it('holds for a link that is opened on a network', async () => {
    const store = createAppStore();
    store.getState().setView({ publishedNetwork: 'resnet-18' });
    stops.push(syncPublished(store));
    const { length } = publishedPoints('resnet-18');
    await vi.waitFor(() => expect(selectFilteredPoints(store.getState())).toHaveLength(length));
  });
});

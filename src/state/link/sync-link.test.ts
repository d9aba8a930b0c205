import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { designPointId } from '../../core/explore/design-point-key';
import { type AppStore, createAppStore } from '../store';
import { sampleResult } from '../testing/samples';
import { type AddressBar, syncLink } from './sync-link';

/** A history with one entry more per push, and Back. */
function createBar(start: string) {
  const entries = [start];
  let listener: () => void = () => undefined;
  const bar: AddressBar = {
    hash: () => entries.at(-1) as string,
    replace: (hash) => {
      entries[entries.length - 1] = hash;
    },
    push: (hash) => {
      entries.push(hash);
    },
    onNavigate: (added) => {
      listener = added;
      return () => {
        listener = () => undefined;
      };
    },
  };
  const back = () => {
    entries.pop();
    listener();
    listener();
  };
  return { bar, entries, back };
}

let store: AppStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = createAppStore();
});
afterEach(() => {
  vi.useRealTimers();
});

const seed = (value: number) => store.getState().setTraining({ seed: value });

describe('syncLink()', () => {
  it('leaves the address of the default state alone', () => {
    const { bar, entries } = createBar('');
    syncLink(store, bar);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['']);
  });

  it('loads the link and names its repairs in one notice', () => {
    syncLink(store, createBar('#/train?v=1&seed=7&bits=999').bar);
    expect(store.getState()).toMatchObject({ screen: 'train', training: { seed: 7 } });
    expect(store.getState().notices.map(({ kind, problems }) => [kind, problems.length])).toEqual([
      ['repaired-link', 1],
    ]);
  });

  it('adds no history entry while a value keeps changing and writes the last one', () => {
    const { bar, entries } = createBar('');
    syncLink(store, bar);
    for (let value = 2; value <= 30; value++) {
      seed(value);
      vi.advanceTimersByTime(33);
    }
    expect(entries).toEqual(['']);
    vi.advanceTimersByTime(300);
    expect(entries).toEqual(['#/explore?v=1&seed=30']);
  });

  it('makes an entry for a screen, after writing what was still waiting, and Back restores it once', () => {
    const { bar, entries, back } = createBar('');
    syncLink(store, bar);
    seed(5);
    store.getState().setScreen('train');
    expect(entries).toEqual(['#/explore?v=1&seed=5', '#/train?v=1&seed=5']);
    back();
    expect(store.getState()).toMatchObject({ screen: 'explore', training: { seed: 5 } });
    expect(store.getState().notices).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['#/explore?v=1&seed=5']);
  });

  it('sends a pinned point as a claim that another window shows as claimed', () => {
    const { bar, entries } = createBar('');
    syncLink(store, bar);
    const results = [sampleResult({ test: 0.871 }), sampleResult({ seed: 2, test: 0.873 })];
    store.getState().addResults(results, 'trained-here');
    const id = designPointId(sampleResult().configuration);
    store.getState().togglePinned(id);
    expect(entries).toHaveLength(2);

    const other = createAppStore();
    syncLink(other, createBar(entries[1] as string).bar);
    expect(other.getState().pinnedIds).toEqual([id]);
    expect(other.getState().claims[id]).toMatchObject({ seeds: [1, 2], testMeanFraction: 0.872 });
    expect(other.getState().results).toEqual({});
  });

  it('makes an entry for a reset, so that Back undoes it', () => {
    const { bar, entries } = createBar('#/explore?v=1&seed=9');
    syncLink(store, bar);
    store.getState().reset();
    expect(entries).toEqual(['#/explore?v=1&seed=9', '']);
  });

  it('never writes over a link of a newer version', () => {
    const { bar, entries } = createBar('#/explore?v=9&seed=3');
    syncLink(store, bar);
    seed(4);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['#/explore?v=9&seed=3']);
  });

  it('stops when told', () => {
    const { bar, entries } = createBar('');
    const stop = syncLink(store, bar);
    seed(4);
    stop();
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['']);
  });
});

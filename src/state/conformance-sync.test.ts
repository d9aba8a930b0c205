import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../core/problem';
import { syncConformance } from './conformance-sync';
import { createAppStore } from './store';

function started(checkConformance: () => Promise<readonly never[]>) {
  const store = createAppStore();
  const check = vi.fn(checkConformance);
  syncConformance(store, { checkConformance: check });
  return { store, check };
}

describe('syncConformance()', () => {
  it('asks once, when the screen is first shown', async () => {
    const { store, check } = started(async () => []);
    expect(check).not.toHaveBeenCalled();
    store.getState().setScreen('conformance');
    expect(store.getState().conformance).toEqual({ kind: 'running' });
    await vi.waitFor(() => expect(store.getState().conformance).toEqual({ kind: 'results', results: [] }));
    store.getState().setScreen('train');
    store.getState().setScreen('conformance');
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('keeps a problem until it is asked again', async () => {
    let fails = true;
    const { store, check } = started(async () => {
      if (fails) throw new ProblemError('worker-crashed', { reason: 'error' });
      return [];
    });
    store.getState().setScreen('conformance');
    await vi.waitFor(() => expect(store.getState().conformance.kind).toBe('problem'));
    expect(check).toHaveBeenCalledTimes(1);
    fails = false;
    store.getState().setConformance({ kind: 'unasked' });
    await vi.waitFor(() => expect(store.getState().conformance.kind).toBe('results'));
  });
});

import { expect, it, vi } from 'vitest';
import type { LayerRun } from '../core/hardware/array-view/layer-run';
import { ProblemError } from '../core/problem';
import type { RunQuestion } from '../workers/run-layer';
import { arrayRunKey, syncArray } from './array-sync';
import { defaultHardware, defaultTraining } from './defaults';
import { createAppStore } from './store';

const question = (layer: number): RunQuestion => ({
  configuration: defaultTraining,
  hardware: defaultHardware,
  layer,
  trained: null,
});
const run = (layer: number) => ({ clockHz: layer }) as LayerRun;

it('answers the latest question, and none that was answered', async () => {
  const store = createAppStore();
  const runLayer = vi.fn(async ({ layer }: RunQuestion) => run(layer));
  const stop = syncArray(store, { runLayer });
  store.getState().askArray(question(0));
  store.getState().askArray(question(1));
  store.getState().askArray(question(2));
  await vi.waitFor(() => expect(store.getState().arrayRun?.key).toBe(arrayRunKey(question(2))));
  expect(runLayer.mock.calls.map(([{ layer }]) => layer)).toEqual([0, 2]);
  store.getState().askArray({ ...question(2), configuration: { ...defaultTraining, seed: 9 } });
  await Promise.resolve();
  expect(runLayer).toHaveBeenCalledTimes(2);
  stop();
  store.getState().askArray(question(0));
  await Promise.resolve();
  expect(runLayer).toHaveBeenCalledTimes(2);
});

it('says why there is none', async () => {
  const store = createAppStore();
  const runLayer = async () => {
    throw new ProblemError('unsupported-codes', { accelerator: 'laconic', layer: 'conv1', reason: 'x' });
  };
  const stop = syncArray(store, { runLayer });
  store.getState().askArray(question(0));
  await vi.waitFor(() => {
    const answer = store.getState().arrayRun;
    expect(answer?.kind === 'problem' && answer.problem.code).toBe('unsupported-codes');
  });
  stop();
});

import { describe, expect, it } from 'vitest';
import type { WidthSearch } from '../../core/explore/search/width-search';
import { ProblemError } from '../../core/problem';
import type { TrainingClient } from '../../workers/training-client';
import { selectSearchJob } from '../selectors/search';
import { type AppStore, createAppStore } from '../store';
import { startSearchRunner } from './search-runner';

const found: WidthSearch = { candidates: [], uniform: [], evaluations: 7, combinations: 32 };
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Answers when told to; `signals` are those of the calls so far. */
function heldClient() {
  const signals: AbortSignal[] = [];
  const settle: ((outcome: WidthSearch | Error) => void)[] = [];
  const client: Pick<TrainingClient, 'search'> = {
    search: (_, onEvent, signal) => {
      signals.push(signal);
      onEvent({ kind: 'step', step: { generation: 1, evaluations: 5 } });
      return new Promise((resolve, reject) => {
        settle.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
      });
    },
  };
  return { client, signals, settle };
}

async function search(store: AppStore): Promise<void> {
  const job = selectSearchJob(store.getState());
  if (!job) throw new Error('nothing to search');
  store.getState().startSearch(job);
  await turn();
}

describe('startSearchRunner()', () => {
  it('writes steps and what was found into the store', async () => {
    const store = createAppStore();
    const { client, settle } = heldClient();
    startSearchRunner(store, client, 'data/');
    await search(store);
    expect(store.getState().searchRun).toMatchObject({ status: 'running', step: { evaluations: 5 } });
    settle[0]?.(found);
    await turn();
    expect(store.getState().searchRun).toMatchObject({ status: 'done', searched: found });
  });

  it('ends the search before when one of other choices starts, and keeps nothing of it', async () => {
    const store = createAppStore();
    const { client, signals, settle } = heldClient();
    startSearchRunner(store, client, 'data/');
    await search(store);
    store.getState().setSearch({ bits: [2, 8] });
    await search(store);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    settle[0]?.({ ...found, evaluations: 1 });
    settle[1]?.(found);
    await turn();
    expect(store.getState().searchRun).toMatchObject({
      job: { widths: { weights: [2, 8] } },
      searched: { evaluations: 7 },
    });
  });

  it('cancels, and tells why a search failed', async () => {
    const store = createAppStore();
    const { client, signals, settle } = heldClient();
    startSearchRunner(store, client, 'data/');
    await search(store);
    store.getState().cancelSearch();
    expect(signals[0]?.aborted).toBe(true);
    expect(store.getState().searchRun?.status).toBe('cancelled');
    await search(store);
    settle[1]?.(new ProblemError('budget-unreachable', { value: 1, minimum: '2.00' }));
    await turn();
    expect(store.getState().searchRun).toMatchObject({
      status: 'failed',
      problem: { code: 'budget-unreachable' },
    });
  });
});

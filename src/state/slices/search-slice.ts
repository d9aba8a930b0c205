import type { StateCreator } from 'zustand';
import { defaultRecipe } from '../../core/explore/training-configuration';
import type { AppState } from '../app-state';
import type { SearchQuestion, SearchSlice } from '../search-state';

/** What the command `search` does by default. */
export const defaultSearch: SearchQuestion = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  scheme: 'lsq',
  bits: [2, 3, 4, 6, 8],
  seeds: [1, 2, 3],
  epochs: defaultRecipe.tuneEpochs,
  floatEpochs: defaultRecipe.floatEpochs,
  population: 48,
  generations: 60,
  survivors: 8,
};

/** The search as data; `state/running/search-runner` watches it and drives a worker. */
export const createSearchSlice: StateCreator<AppState, [], [], SearchSlice> = (set) => ({
  search: defaultSearch,
  searchRun: null,
  setSearch: (change) => set(({ search }) => ({ search: { ...search, ...change } })),
  startSearch: (job) =>
    set({ searchRun: { job, status: 'queued', progress: null, step: null, searched: null, problem: null } }),
  cancelSearch: () =>
    set(({ searchRun }) =>
      searchRun && (searchRun.status === 'queued' || searchRun.status === 'running')
        ? { searchRun: { ...searchRun, status: 'cancelled' } }
        : {},
    ),
  updateSearch: (change) =>
    set(({ searchRun }) => (searchRun ? { searchRun: { ...searchRun, ...change } } : {})),
});

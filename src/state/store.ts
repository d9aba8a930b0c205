import type { StateCreator } from 'zustand';
import { create } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from './app-state';
import { createAllocationSlice } from './slices/allocation-slice';
import { createArraySlice } from './slices/array-slice';
import { createConformanceSlice } from './slices/conformance-slice';
import { createDatapathSlice } from './slices/datapath-slice';
import { createDesignSlice } from './slices/design-slice';
import { createMeasurementSlice } from './slices/measurement-slice';
import { createNoticeSlice } from './slices/notice-slice';
import { createReproductionSlice } from './slices/reproduction-slice';
import { createResultsSlice } from './slices/results-slice';
import { createRunSlice } from './slices/run-slice';
import { createSearchSlice } from './slices/search-slice';
import { createSpeedSlice } from './slices/speed-slice';
import { createSweepSlice } from './slices/sweep-slice';
import { createViewSlice } from './slices/view-slice';

const allSlices: StateCreator<AppState> = (...context) => ({
  ...createDesignSlice(...context),
  ...createViewSlice(...context),
  ...createResultsSlice(...context),
  ...createRunSlice(...context),
  ...createSweepSlice(...context),
  ...createSearchSlice(...context),
  ...createReproductionSlice(...context),
  ...createSpeedSlice(...context),
  ...createAllocationSlice(...context),
  ...createMeasurementSlice(...context),
  ...createDatapathSlice(...context),
  ...createArraySlice(...context),
  ...createConformanceSlice(...context),
  ...createNoticeSlice(...context),
});

export type AppStore = StoreApi<AppState>;

/** The page's store; `useAppStore(selector)` in components, `useAppStore.getState()` elsewhere. */
export const useAppStore = create<AppState>()(allSlices);

/** A store of its own, for tests. */
export function createAppStore(): AppStore {
  return createStore<AppState>()(allSlices);
}

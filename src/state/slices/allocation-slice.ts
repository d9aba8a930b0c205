import type { StateCreator } from 'zustand';
import type { AllocationSlice, AppState } from '../app-state';

/** The search for widths as data; `state/running/allocation-runner` watches it and drives a worker. */
export const createAllocationSlice: StateCreator<AppState, [], [], AllocationSlice> = (set) => ({
  allocation: null,
  startAllocation: (request) =>
    set({
      allocation: {
        request,
        status: 'queued',
        progress: null,
        evaluations: 0,
        result: null,
        problem: null,
      },
    }),
  cancelAllocation: () =>
    set(({ allocation }) =>
      allocation && (allocation.status === 'queued' || allocation.status === 'running')
        ? { allocation: { ...allocation, status: 'cancelled' } }
        : {},
    ),
  updateAllocation: (change) =>
    set(({ allocation }) => (allocation ? { allocation: { ...allocation, ...change } } : {})),
});

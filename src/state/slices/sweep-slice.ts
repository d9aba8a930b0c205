import type { StateCreator } from 'zustand';
import type { AppState, SweepSlice } from '../app-state';
import { defaultSweep } from '../defaults';

export const createSweepSlice: StateCreator<AppState, [], [], SweepSlice> = (set) => ({
  sweep: defaultSweep,
  sweepCosts: {},
  setSweep: (change) => set(({ sweep }) => ({ sweep: { ...sweep, ...change } })),
  addSweepCosts: (costs) => set(({ sweepCosts }) => ({ sweepCosts: { ...sweepCosts, ...costs } })),
});

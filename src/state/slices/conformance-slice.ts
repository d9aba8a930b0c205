import type { StateCreator } from 'zustand';
import type { AppState, ConformanceSlice } from '../app-state';

export const createConformanceSlice: StateCreator<AppState, [], [], ConformanceSlice> = (set) => ({
  conformance: { kind: 'unasked' },
  setConformance: (conformance) => set({ conformance }),
});

import type { StateCreator } from 'zustand';
import type { AppState, DesignSlice } from '../app-state';
import { defaultHardware, defaultTraining, defaultView } from '../defaults';

export const createDesignSlice: StateCreator<AppState, [], [], DesignSlice> = (set) => ({
  screen: 'explore',
  training: defaultTraining,
  hardware: defaultHardware,
  setScreen: (screen) => set({ screen }),
  setTraining: (change) => set(({ training }) => ({ training: { ...training, ...change } })),
  setHardware: (change) => set(({ hardware }) => ({ hardware: { ...hardware, ...change } })),
  reset: () => set({ training: defaultTraining, hardware: defaultHardware, ...defaultView }),
});

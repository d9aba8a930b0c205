import type { StateCreator } from 'zustand';
import type { AppState } from '../app-state';
import type { ArraySlice } from '../array-state';

export const defaultArrayView: ArraySlice['arrayView'] = { layer: null, cycle: 1 };

export const createArraySlice: StateCreator<AppState, [], [], ArraySlice> = (set) => ({
  arrayView: defaultArrayView,
  arrayQuestion: null,
  arrayRun: null,
  setArrayView: (change) => set(({ arrayView }) => ({ arrayView: { ...arrayView, ...change } })),
  askArray: (arrayQuestion) => set({ arrayQuestion }),
  answerArray: (arrayRun) => set({ arrayRun }),
});

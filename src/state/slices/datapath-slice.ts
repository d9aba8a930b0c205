import type { StateCreator } from 'zustand';
import type { AppState, DatapathSlice } from '../app-state';

export const createDatapathSlice: StateCreator<AppState, [], [], DatapathSlice> = (set) => ({
  datapathQuestion: null,
  datapathDrawing: null,
  datapathVerilog: null,
  askDatapath: (datapathQuestion) => set({ datapathQuestion }),
  answerDatapath: (answer) => set(answer),
});

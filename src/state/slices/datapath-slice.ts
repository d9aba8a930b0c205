import type { StateCreator } from 'zustand';
import type { AppState } from '../app-state';
import type { DatapathSlice } from '../datapath-state';

export const createDatapathSlice: StateCreator<AppState, [], [], DatapathSlice> = (set) => ({
  datapathQuestion: null,
  placementQuestion: null,
  datapathDrawing: null,
  datapathVerilog: null,
  placementComparison: null,
  widthComparison: null,
  placementProgress: null,
  askDatapath: (datapathQuestion) => set({ datapathQuestion }),
  askPlacements: (placementQuestion) => set({ placementQuestion }),
  answerDatapath: (answer) => set(answer),
});

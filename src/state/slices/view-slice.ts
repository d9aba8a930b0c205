import type { StateCreator } from 'zustand';
import type { AppState, ViewSlice } from '../app-state';
import { defaultView } from '../defaults';

export const createViewSlice: StateCreator<AppState, [], [], ViewSlice> = (set) => ({
  ...defaultView,
  setView: (change) => set(change),
  togglePinned: (id) =>
    set(({ pinnedIds }) => ({
      pinnedIds: pinnedIds.includes(id) ? pinnedIds.filter((pinned) => pinned !== id) : [...pinnedIds, id],
    })),
});

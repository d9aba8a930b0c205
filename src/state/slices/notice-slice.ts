import type { StateCreator } from 'zustand';
import type { AppState, NoticeSlice } from '../app-state';

export const createNoticeSlice: StateCreator<AppState, [], [], NoticeSlice> = (set) => {
  let created = 0;
  return {
    notices: [],
    addNotice: (notice) =>
      set(({ notices }) => ({ notices: [...notices, { ...notice, id: `notice-${++created}` }] })),
    dismissNotice: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  };
};

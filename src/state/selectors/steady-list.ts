import type { AppState } from '../app-state';

/** The list of before where the new one has the same elements: what depends on it computes nothing anew. */
export function steadyList<Element>(
  select: (state: AppState) => readonly Element[],
): (state: AppState) => readonly Element[] {
  let last: readonly Element[] = [];
  return (state) => {
    const list = select(state);
    const isSame =
      list.length === last.length && list.every((element, index) => Object.is(element, last[index]));
    if (!isSame) last = list;
    return last;
  };
}

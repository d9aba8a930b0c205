import type { DesignPoint } from '../../core/explore/design-point';
import type { AppState } from '../../state/app-state';
import { encodeLink } from '../../state/link/encode-link';
import { selectLinkState } from '../../state/link/link-state';

/** The part of an address that opens the present view with this design selected and its result claimed. */
export function pointLink(state: AppState, { id }: DesignPoint): string {
  const pinnedIds = [id, ...state.pinnedIds.filter((pinned) => pinned !== id)];
  return encodeLink(selectLinkState({ ...state, screen: 'explore', selectedId: id, pinnedIds })).hash;
}

import { designPointId } from '../../core/explore/design-point-key';
import type { AppStore } from '../store';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';
import { type LinkState, selectLinkState } from './link-state';

/** What synchronising needs of the address bar. */
export interface AddressBar {
  hash(): string;
  replace(hash: string): void;
  push(hash: string): void;
  /** Calls back, perhaps more than once, after Back, Forward and edits of the address; returns how to stop. */
  onNavigate(listener: () => void): () => void;
}

const quietMilliseconds = 300;

/**
 * Loads the link, then keeps it up to date: choices that a person would want to go back from (screen, pins, reset)
 * make a history entry at once, all others replace the present one after a moment of quiet. Returns how to stop.
 */
export function syncLink(store: AppStore, bar: AddressBar): () => void {
  const writer = createLinkWriter(bar);
  let isFrozen = false;
  let linked = selectLinkState(store.getState());

  const load = () => {
    if (!writer.noteNavigation()) return;
    isFrozen = applyLink(store, bar.hash());
    linked = selectLinkState(store.getState());
  };
  const follow = () => {
    const state = selectLinkState(store.getState());
    if (state === linked) return;
    const previous = linked;
    linked = state;
    if (isFrozen) return;
    if (isDiscrete(previous, state)) writer.push(previous, state);
    else writer.replaceLater(state);
  };

  load();
  const stopNavigation = bar.onNavigate(load);
  const stopStore = store.subscribe(follow);
  return () => {
    writer.stop();
    stopNavigation();
    stopStore();
  };
}

/** Writes links into the address, with the debounce of continuous changes. */
function createLinkWriter(bar: AddressBar) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let known: string | null = null;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const write = (state: LinkState, how: 'replace' | 'push') => {
    stop();
    const { hash } = encodeLink(state);
    if (hash !== bar.hash()) bar[how](hash);
    known = bar.hash();
  };
  return {
    stop,
    /** False where the address is what was read or written last: Back announces itself as popstate and hashchange. */
    noteNavigation: (): boolean => {
      if (bar.hash() === known) return false;
      stop();
      known = bar.hash();
      return true;
    },
    /** A new entry; what was still waiting goes into the one before. */
    push: (previous: LinkState, state: LinkState) => {
      if (timer !== null) write(previous, 'replace');
      write(state, 'push');
    },
    replaceLater: (state: LinkState) => {
      stop();
      timer = setTimeout(() => write(state, 'replace'), quietMilliseconds);
    },
  };
}

/** Returns whether the link is of a newer version, so that the address must be left alone. */
function applyLink(store: AppStore, hash: string): boolean {
  const { state, problems, isNewer } = decodeLink(hash);
  const { addClaims, addNotice } = store.getState();
  if (state.pins.length > 0) addClaims(state.pins);
  store.setState({
    screen: state.screen,
    training: state.training,
    hardware: state.hardware,
    ...state.view,
    arrayView: state.array,
    sweep: state.sweep,
    experimentPart: state.experiments.part,
    search: state.search,
    reproduction: state.claim,
    pinnedIds: state.pins.map(({ configuration }) => designPointId(configuration)),
  });
  if (problems.length > 0) addNotice({ kind: 'repaired-link', problems });
  return isNewer;
}

function isDiscrete(before: LinkState, after: LinkState): boolean {
  const pins = ({ pins }: LinkState) => pins.map(({ configuration }) => designPointId(configuration)).join();
  const isReset = encodeLink(after).hash === '' && encodeLink(before).hash !== '';
  return before.screen !== after.screen || pins(before) !== pins(after) || isReset;
}

/** The address bar of this window. */
export function browserAddressBar(): AddressBar {
  const address = (hash: string) => `${location.pathname}${location.search}${hash}`;
  return {
    hash: () => location.hash,
    replace: (hash) => history.replaceState(null, '', address(hash)),
    push: (hash) => history.pushState(null, '', address(hash)),
    onNavigate: (listener) => {
      const events = ['popstate', 'hashchange'];
      for (const event of events) window.addEventListener(event, listener);
      return () => {
        for (const event of events) window.removeEventListener(event, listener);
      };
    },
  };
}

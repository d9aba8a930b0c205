import type { AppState } from '../app-state';
import type { AppStore } from '../store';
import { isSameQueue, type SavedQueue, savedQueue } from './saved-queue';
import type { WorkChange, WorkStorage } from './work-storage';

type Unsaved = Pick<WorkChange, 'results' | 'networks' | 'widths'>;

const nothing: Unsaved = { results: [], networks: {}, widths: {} };

/**
 * Saves what is trained and chosen here from now on and, once the returned function was called, what is left of the queue.
 * One write at a time, each all or nothing: a run leaves the saved queue in the write that saves its result. A full disk
 * must not disturb the page: what it refuses stays in the queue and is tried again when there is more to save.
 */
export function keepSaved(store: AppStore, storage: WorkStorage): () => void {
  let unsaved = nothing;
  let keepsQueue = false;
  let storedQueue: SavedQueue | null = null;
  let wantedQueue: SavedQueue | null = null;
  let isWriting = false;
  let hasNews = false;

  const write = async (change: Unsaved): Promise<boolean> => {
    const refused = new Set(change === nothing ? unsaved.results.map(({ key }) => key) : []);
    const queue = keepsQueue ? savedQueue(store.getState(), (key) => refused.has(key)) : null;
    const isKnown = queue === null || (storedQueue !== null && isSameQueue(queue, storedQueue));
    if (change === nothing && isKnown) return true;
    try {
      await storage.write({ ...change, queue: isKnown ? null : queue });
      if (queue) storedQueue = queue;
      return true;
    } catch {
      return false;
    }
  };
  const writeNews = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    // After this turn: a run tells its network, its result and its end one after the other.
    await Promise.resolve();
    while (hasNews) {
      hasNews = false;
      const change = unsaved;
      unsaved = nothing;
      if (await write(change)) continue;
      unsaved = joined(change, unsaved);
      await write(nothing);
    }
    isWriting = false;
  };
  const noteNews = (): void => {
    hasNews = true;
    void writeNews();
  };
  const noteQueue = (state: AppState): void => {
    const queue = savedQueue(state, () => false);
    if (wantedQueue && isSameQueue(queue, wantedQueue)) return;
    if (queue.isHeld !== wantedQueue?.isHeld) storage.writePauseNote(queue.isHeld);
    wantedQueue = queue;
    noteNews();
  };

  store.subscribe((state, previous) => {
    const added = newWork(state, previous);
    if (added !== nothing) {
      unsaved = joined(unsaved, added);
      noteNews();
    }
    if (keepsQueue) noteQueue(state);
  });
  return () => {
    keepsQueue = true;
    noteQueue(store.getState());
  };
}

function newWork(state: AppState, previous: AppState): Unsaved {
  if (state.results === previous.results && state.chosenWidths === previous.chosenWidths) return nothing;
  const stored = Object.values(state.results).filter(
    ({ result, origin }) => origin === 'trained-here' && previous.results[result.key]?.result !== result,
  );
  const results = stored.map(({ result }) => result);
  const widths = Object.entries(state.chosenWidths).filter(([key]) => !(key in previous.chosenWidths));
  if (results.length === 0 && widths.length === 0) return nothing;
  const networks = results.flatMap(({ key }) => {
    const network = state.networks[key];
    return network ? [[key, network] as const] : [];
  });
  return { results, networks: Object.fromEntries(networks), widths: Object.fromEntries(widths) };
}

/** The later one counts where both have a result. */
function joined(earlier: Unsaved, later: Unsaved): Unsaved {
  if (earlier === nothing) return later;
  const results = new Map([...earlier.results, ...later.results].map((result) => [result.key, result]));
  return {
    results: [...results.values()],
    networks: { ...earlier.networks, ...later.networks },
    widths: { ...earlier.widths, ...later.widths },
  };
}

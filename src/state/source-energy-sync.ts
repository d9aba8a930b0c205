import { costKey, workloadKey } from '../core/explore/design-point-key';
import type { HardwareClient } from '../workers/hardware-client';
import type { AppState } from './app-state';
import { selectPointsById } from './selectors/design-points';
import type { AppStore } from './store';

/**
 * Keeps what the selected point costs with every source that of the hardware shown. One question is under way at a time,
 * and none is asked before the point itself has its cost: the chart comes first. Returns how to stop.
 */
export function syncSourceEnergies(
  store: AppStore,
  client: Pick<HardwareClient, 'compareSources'>,
): () => void {
  let [isBusy, isStopped, refusedKey] = [false, false, ''];

  const ask = async (): Promise<void> => {
    const question = openQuestion(store.getState());
    if (!question || question.key === refusedKey) return;
    isBusy = true;
    try {
      const energies = await client.compareSources(question.workload, question.hardware);
      if (!isStopped) store.getState().setSourceEnergies({ key: question.key, energies });
    } catch {
      // The same network has failed on the same machine before, and that was said then.
      refusedKey = question.key;
    }
    isBusy = false;
    if (!isStopped) void ask();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    const hasChanged = state.selectedId !== previous.selectedId || state.costs !== previous.costs;
    if (hasChanged && !isBusy) void ask();
  });
  void ask();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

/** What the state does not know of its selected point; null where it knows all. */
function openQuestion(state: AppState) {
  const point = selectPointsById(state).get(state.selectedId ?? '');
  if (!point?.cost || point.published) return null;
  const { configuration } = point;
  const hardware = state.costedHardware;
  const key = costKey(configuration, hardware);
  if (state.sourceEnergies?.key === key) return null;
  return { key, workload: { key: workloadKey(configuration), configuration }, hardware };
}

import { problemOf } from '../workers/answer';
import type { HardwareClient } from '../workers/hardware-client';
import type { AppStore } from './store';

/** Asks for the rows when the conformance screen is first shown, and again when it wants that. Returns how to stop. */
export function syncConformance(
  store: AppStore,
  client: Pick<HardwareClient, 'checkConformance'>,
): () => void {
  const ask = async (): Promise<void> => {
    const { screen, conformance, setConformance } = store.getState();
    if (screen !== 'conformance' || conformance.kind !== 'unasked') return;
    setConformance({ kind: 'running' });
    try {
      setConformance({ kind: 'results', results: await client.checkConformance() });
    } catch (error) {
      setConformance({ kind: 'problem', problem: problemOf(error) });
    }
  };
  void ask();
  return store.subscribe((state, previous) => {
    if (state.screen !== previous.screen || state.conformance !== previous.conformance) void ask();
  });
}

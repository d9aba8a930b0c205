import { canonicalJson } from '../core/hash';
import type { HardwareClient } from '../workers/hardware-client';
import type { RunQuestion } from '../workers/run-layer';
import { answerOf } from './keyed-answer';
import type { AppStore } from './store';

/** Equal for questions of equal runs. */
export function arrayRunKey({ configuration, hardware, layer, trained }: RunQuestion): string {
  const { seed: _, ...design } = configuration;
  return canonicalJson({ design, hardware, layer, resultKey: trained?.resultKey ?? null });
}

/**
 * Answers what the array view asks for. One question is under way at a time, and the latest is asked next. Returns how to
 * stop.
 */
export function syncArray(store: AppStore, client: Pick<HardwareClient, 'runLayer'>): () => void {
  let [isBusy, isStopped] = [false, false];

  const ask = async (): Promise<void> => {
    const { arrayQuestion: question, arrayRun } = store.getState();
    if (!question || isBusy || isStopped) return;
    const key = arrayRunKey(question);
    if (arrayRun?.key === key) return;
    isBusy = true;
    const answer = await answerOf(key, () => client.runLayer(question));
    isBusy = false;
    if (isStopped) return;
    store.getState().answerArray(answer);
    await ask();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.arrayQuestion !== previous.arrayQuestion) void ask();
  });
  void ask();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

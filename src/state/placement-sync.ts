import type { PlacementProgress } from '../core/hardware/datapath-view/placement-comparison';
import { canonicalJson } from '../core/hash';
import type { LayerQuestion } from '../workers/draw-datapaths';
import type { HardwareClient } from '../workers/hardware-client';
import { answerOf } from './keyed-answer';
import type { AppStore } from './store';

/** Equal for questions of equal comparisons: those are of all placements, and of arithmetic alone. */
export function comparisonKey({ configuration, hardware, layer }: LayerQuestion): string {
  const { seed: _seed, ...design } = configuration;
  const { placement: _placement, costSource: _source, dram: _dram, ...machine } = hardware;
  return canonicalJson({ design, machine, layer });
}

/**
 * Answers how the placements of a layer compare, then at which widths. One question is under way at a time, and the latest is
 * asked next. Returns how to stop.
 */
export function syncPlacements(
  store: AppStore,
  client: Pick<HardwareClient, 'comparePlacements' | 'compareWidths'>,
): () => void {
  let [isBusy, isStopped] = [false, false];
  const onProgress = (placementProgress: PlacementProgress): void => {
    if (isBusy && !isStopped) store.getState().answerDatapath({ placementProgress });
  };

  const ask = async (): Promise<void> => {
    const { placementQuestion, placementComparison, widthComparison, answerDatapath } = store.getState();
    if (!placementQuestion) return;
    const { withWidths, ...question } = placementQuestion;
    const key = comparisonKey(question);
    const isCompared = placementComparison?.key === key;
    if (isCompared && (!withWidths || widthComparison?.key === key)) return;
    isBusy = true;
    const answer = isCompared
      ? { widthComparison: await answerOf(key, () => client.compareWidths(question, onProgress)) }
      : { placementComparison: await answerOf(key, () => client.comparePlacements(question, onProgress)) };
    isBusy = false;
    if (isStopped) return;
    answerDatapath({ ...answer, placementProgress: null });
    void ask();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.placementQuestion !== previous.placementQuestion && !isBusy) void ask();
  });
  void ask();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

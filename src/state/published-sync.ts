import { problemOf } from '../workers/answer';
import type { AppStore } from './store';

/** Brings the published points of a network once it is looked at; their figures load with the first. Returns how to stop. */
export function syncPublished(store: AppStore): () => void {
  const bring = async (): Promise<void> => {
    const { publishedNetwork, published, addPublished, addNotice } = store.getState();
    if (publishedNetwork === null || published[publishedNetwork]) return;
    try {
      const { publishedPoints } = await import('../core/explore/published-points');
      addPublished(publishedNetwork, publishedPoints(publishedNetwork));
    } catch (error) {
      addNotice({ kind: 'problem', problems: [problemOf(error)] });
    }
  };
  const stop = store.subscribe((state, previous) => {
    if (state.publishedNetwork !== previous.publishedNetwork) void bring();
  });
  void bring();
  return stop;
}

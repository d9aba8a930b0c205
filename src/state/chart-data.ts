import type { AppState } from './app-state';
import type { AppStore } from './store';

/** Resolves when the chart has points to show, or when it is known that no gallery will come. */
export function chartDataArrived(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    if (hasArrived(store.getState())) {
      resolve();
      return;
    }
    const stop = store.subscribe((state) => {
      if (!hasArrived(state)) return;
      stop();
      resolve();
    });
  });
}

function hasArrived({ gallery, costs }: AppState): boolean {
  return gallery === 'failed' || Object.keys(costs).length > 0;
}

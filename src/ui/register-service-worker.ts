import type { AppState } from '../state/app-state';
import { useAppStore } from '../state/store';

/**
 * Lets the page open without a network from the next visit on. Filling the cache waits for the first chart, for what it
 * loads (tfjs among it) must not delay that. A failure is silent: the page works, only not offline.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register('./sw.js', { scope: './' }).catch(() => undefined);
  };
  if (isChartSettled(useAppStore.getState())) whenIdle(register);
  else {
    const stop = useAppStore.subscribe((state) => {
      if (!isChartSettled(state)) return;
      stop();
      whenIdle(register);
    });
  }
}

function isChartSettled({ gallery, costs }: AppState): boolean {
  return gallery === 'failed' || Object.keys(costs).length > 0;
}

/** Safari has no idle callback; a second is past its first chart. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else setTimeout(act, 1000);
}

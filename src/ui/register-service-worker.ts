import { chartDataArrived } from '../state/chart-data';
import { useAppStore } from '../state/store';

/**
 * Lets the page open without a network from the next visit on. Filling the cache waits for the first chart, for what it
 * loads (tfjs among it) must not delay that. A failure is silent: the page works, only not offline.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await chartDataArrived(useAppStore);
  await idle();
  await navigator.serviceWorker.register('./sw.js', { scope: './' }).catch(() => undefined);
}

/** Safari has no idle callback; a second is past its first chart. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve());
    else setTimeout(resolve, 1000);
  });
}

import { problemOf } from '../workers/answer';
import { createHardwareClient, type HardwareClient } from '../workers/hardware-client';
import { syncCosts } from './cost-sync';
import { loadGallery } from './gallery';
import { browserAddressBar, syncLink } from './link/sync-link';
import { syncPublished } from './published-sync';
import { useAppStore } from './store';

/**
 * Wires the store to the world, once, before the first render: the link is read at once, the gallery and earlier
 * results arrive when they are loaded, and the training worker starts with the first run.
 */
export function startApp(): void {
  const base = new URL(import.meta.env.BASE_URL, document.baseURI);
  syncLink(useAppStore, browserAddressBar());
  const hardwareClient = createHardwareClient();
  syncCosts(useAppStore, hardwareClient);
  syncPublished(useAppStore);
  void loadGallery(useAppStore, new URL('gallery.json', base).href);
  void loadTheRest(hardwareClient, new URL('datasets/', base).href);
}

async function loadTheRest(hardwareClient: HardwareClient, datasetsUrl: string): Promise<void> {
  try {
    const { startLater } = await import('./start-later');
    startLater(useAppStore, hardwareClient, datasetsUrl);
  } catch (error) {
    useAppStore.getState().addNotice({ kind: 'problem', problems: [problemOf(error)] });
  }
}

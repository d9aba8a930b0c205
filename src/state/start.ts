import { createHardwareClient } from '../workers/hardware-client';
import { createTrainingClient } from '../workers/training-client';
import { syncConformance } from './conformance-sync';
import { syncCosts } from './cost-sync';
import { syncDatapath } from './datapath-sync';
import { loadGallery } from './gallery';
import { browserAddressBar, syncLink } from './link/sync-link';
import { persistResults } from './persistence';
import { syncPlacements } from './placement-sync';
import { syncPublished } from './published-sync';
import { startAllocationRunner } from './running/allocation-runner';
import { startMeasurementRunner } from './running/measurement-runner';
import { startRunQueue } from './running/run-queue';
import { syncSourceEnergies } from './source-energy-sync';
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
  syncSourceEnergies(useAppStore, hardwareClient);
  syncConformance(useAppStore, hardwareClient);
  syncDatapath(useAppStore, hardwareClient);
  syncPlacements(useAppStore, hardwareClient);
  const datasetsUrl = new URL('datasets/', base).href;
  startRunQueue(useAppStore, createTrainingClient, datasetsUrl);
  startMeasurementRunner(useAppStore, hardwareClient, datasetsUrl);
  startAllocationRunner(useAppStore, createTrainingClient(), datasetsUrl);
  void loadGallery(useAppStore, new URL('gallery.json', base).href);
  void persistResults(useAppStore);
}

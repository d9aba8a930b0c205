import type { HardwareClient } from '../workers/hardware-client';
import { createTrainingClient } from '../workers/training-client';
import { syncArray } from './array-sync';
import { syncConformance } from './conformance-sync';
import { syncDatapath } from './datapath-sync';
import { syncPlacements } from './placement-sync';
import { syncReproduction } from './reproduction-sync';
import { startAllocationRunner } from './running/allocation-runner';
import { startMeasurementRunner } from './running/measurement-runner';
import { startRunQueue } from './running/run-queue';
import { startSearchRunner } from './running/search-runner';
import { startSpeedProbe } from './running/speed-probe';
import { persistImports } from './saving/persist-imports';
import { persistWork } from './saving/persist-work';
import { browserQueueLock } from './saving/queue-lock';
import { openWorkStorage } from './saving/work-storage';
import { syncSourceEnergies } from './source-energy-sync';
import type { AppStore } from './store';
import { syncSweepCosts } from './sweep-costs-sync';

/** Wires what the first chart does without; all of it takes up what the store already asks for. */
export function startLater(store: AppStore, hardwareClient: HardwareClient, datasetsUrl: string): void {
  void keepWork(store);
  void persistImports(store);
  startRunQueue(store, createTrainingClient, datasetsUrl);
  startAllocationRunner(store, createTrainingClient(), datasetsUrl);
  startSearchRunner(store, createTrainingClient(), datasetsUrl);
  startSpeedProbe(store, createTrainingClient(), datasetsUrl);
  startMeasurementRunner(store, hardwareClient, datasetsUrl);
  syncSourceEnergies(store, hardwareClient);
  syncDatapath(store, hardwareClient);
  syncPlacements(store, hardwareClient);
  syncArray(store, hardwareClient);
  syncConformance(store, hardwareClient);
  syncSweepCosts(store, hardwareClient);
  syncReproduction(store, hardwareClient);
}

async function keepWork(store: AppStore): Promise<void> {
  const storage = await openWorkStorage();
  if (storage) await persistWork(store, storage, browserQueueLock());
}

import type { HardwareClient } from '../workers/hardware-client';
import { createTrainingClient } from '../workers/training-client';
import { syncArray } from './array-sync';
import { syncConformance } from './conformance-sync';
import { syncDatapath } from './datapath-sync';
import { persistResults } from './persistence';
import { syncPlacements } from './placement-sync';
import { syncReproduction } from './reproduction-sync';
import { startAllocationRunner } from './running/allocation-runner';
import { startMeasurementRunner } from './running/measurement-runner';
import { persistQueue } from './running/persist-queue';
import { startRunQueue } from './running/run-queue';
import { startSpeedProbe } from './running/speed-probe';
import { persistImports } from './saving/persist-imports';
import { syncSourceEnergies } from './source-energy-sync';
import type { AppStore } from './store';
import { syncSweepCosts } from './sweep-costs-sync';

/** Wires what the first chart does without; all of it takes up what the store already asks for. */
export function startLater(store: AppStore, hardwareClient: HardwareClient, datasetsUrl: string): void {
  void persistResults(store).then(() => persistQueue(store));
  void persistImports(store);
  startRunQueue(store, createTrainingClient, datasetsUrl);
  startAllocationRunner(store, createTrainingClient(), datasetsUrl);
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

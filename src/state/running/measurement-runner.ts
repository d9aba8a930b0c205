import { datapathKey } from '../../core/hardware/cost/measured/datapath-key';
import { CancelledError, problemOf } from '../../workers/answer';
import type { HardwareClient } from '../../workers/hardware-client';
import type { MeasurementJob } from '../../workers/measure-on-network';
import type { MeasurementRun } from '../app-state';
import type { AppStore } from '../store';

type Measures = Pick<HardwareClient, 'measure'>;

interface ActiveMeasurement {
  readonly of: Pick<MeasurementRun, 'pointId' | 'resultKey' | 'hardware'>;
  readonly controller: AbortController;
}

/**
 * Runs the measurement that the store asks for and writes back what becomes of it. A new request or a cancellation ends the
 * one before. Returns how to stop.
 */
export function startMeasurementRunner(store: AppStore, client: Measures, datasetsUrl: string): () => void {
  let active: ActiveMeasurement | null = null;

  const follow = (): void => {
    const { measurement } = store.getState();
    const isWanted = measurement?.status === 'queued' || measurement?.status === 'running';
    if (active && !(isWanted && isOf(measurement, active.of))) {
      active.controller.abort();
      active = null;
    }
    if (active || measurement?.status !== 'queued') return;
    const controller = new AbortController();
    const { pointId, resultKey, hardware } = measurement;
    active = { of: { pointId, resultKey, hardware }, controller };
    void measure(store, client, datasetsUrl, active);
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.measurement !== previous.measurement) follow();
  });
  follow();
  return () => {
    unsubscribe();
    active?.controller.abort();
  };
}

function isOf(run: MeasurementRun, of: ActiveMeasurement['of']): boolean {
  return run.pointId === of.pointId && run.resultKey === of.resultKey && run.hardware === of.hardware;
}

async function measure(
  store: AppStore,
  client: Measures,
  datasetsUrl: string,
  { of, controller: { signal } }: ActiveMeasurement,
): Promise<void> {
  const update = (change: Partial<MeasurementRun>): void => {
    if (!signal.aborted) store.getState().updateMeasurement(change);
  };
  // After this turn, so that the caller knows the run before the store announces it.
  await Promise.resolve();
  update({ status: 'running' });
  try {
    const job = jobOf(store, of, datasetsUrl);
    const energies = await client.measure(job, (progress) => update({ progress }), signal);
    if (signal.aborted) return;
    const key = datapathKey(of.hardware);
    store.getState().addMeasurement(of.pointId, {
      resultKey: of.resultKey,
      datapathKey: key,
      holdsOn: (hardware) => datapathKey(hardware) === key,
      energies,
    });
    update({ status: 'done' });
  } catch (error) {
    if (error instanceof CancelledError) update({ status: 'cancelled' });
    else update({ status: 'failed', problem: problemOf(error) });
  }
}

/** Throws a RangeError where the network is not here. */
function jobOf(
  store: AppStore,
  { resultKey, hardware }: ActiveMeasurement['of'],
  datasetsUrl: string,
): MeasurementJob {
  const { networks, results } = store.getState();
  const trained = networks[resultKey];
  const configuration = results[resultKey]?.result.configuration;
  if (!trained || !configuration) throw new RangeError(`no network of result ${resultKey}`);
  return { configuration, trained, hardware, datasetsUrl };
}

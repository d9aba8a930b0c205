import { describe, expect, it } from 'vitest';
import type { NetworkEnergies } from '../../core/hardware/cost/measured/network-energies';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { ProblemError } from '../../core/problem';
import { CancelledError } from '../../workers/answer';
import type { HardwareClient } from '../../workers/hardware-client';
import type { MeasurementJob } from '../../workers/measure-on-network';
import { selectDesignPoints } from '../selectors/design-points';
import { createAppStore } from '../store';
import { sampleResult } from '../testing/samples';
import { startMeasurementRunner } from './measurement-runner';

const energies: NetworkEnergies = { layers: { conv1: {} } };
const trained: TrainedNetwork = {
  input: { height: 1, width: 1, channels: 1 },
  classes: 1,
  specs: [],
  layers: {},
};

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Answers when told to. */
function heldClient() {
  const jobs: MeasurementJob[] = [];
  const signals: AbortSignal[] = [];
  const settle: ((outcome: 'done' | Error) => void)[] = [];
  const client: Pick<HardwareClient, 'measure'> = {
    measure: (job, onProgress, signal) => {
      jobs.push(job);
      signals.push(signal);
      onProgress({ layersDone: 1, layers: 3 });
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
        settle.push((outcome) => (outcome === 'done' ? resolve(energies) : reject(outcome)));
      });
    },
  };
  return { client, jobs, signals, settle };
}

function storeWithNetwork() {
  const store = createAppStore();
  const result = sampleResult();
  store.getState().addNetwork(result.key, trained);
  store.getState().addResults([result], 'trained-here');
  const pointId = selectDesignPoints(store.getState())[0]!.id;
  return { store, pointId, resultKey: result.key };
}

describe('startMeasurementRunner()', () => {
  it('sends the network with its hardware, and keeps what comes back under both', async () => {
    const { store, pointId, resultKey } = storeWithNetwork();
    const { client, jobs, settle } = heldClient();
    startMeasurementRunner(store, client, 'data/');
    store.getState().startMeasurement(pointId, resultKey);
    await turn();
    expect(jobs[0]).toMatchObject({ trained, hardware: store.getState().hardware, datasetsUrl: 'data/' });
    expect(store.getState().measurement).toMatchObject({
      status: 'running',
      progress: { layersDone: 1, layers: 3 },
    });
    settle[0]?.('done');
    await turn();
    expect(store.getState().measurement?.status).toBe('done');
    expect(store.getState().measurements[pointId]).toMatchObject({ resultKey, energies });
    store.getState().dropMeasurement(pointId);
    expect(store.getState().measurements).toEqual({});
  });

  it('keeps nothing of a measurement that was cancelled or overtaken', async () => {
    const { store, pointId, resultKey } = storeWithNetwork();
    const { client, signals, settle } = heldClient();
    startMeasurementRunner(store, client, 'data/');
    store.getState().startMeasurement(pointId, resultKey);
    await turn();
    store.getState().cancelMeasurement();
    expect(signals[0]?.aborted).toBe(true);
    expect(store.getState().measurement?.status).toBe('cancelled');
    store.getState().startMeasurement(pointId, resultKey);
    await turn();
    store.getState().setHardware({ placement: 'per-lane-offset' });
    store.getState().startMeasurement(pointId, resultKey);
    await turn();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
    settle[1]?.('done');
    await turn();
    expect(store.getState().measurements).toEqual({});
  });

  it('tells why a measurement failed', async () => {
    const { store, pointId, resultKey } = storeWithNetwork();
    const { client, settle } = heldClient();
    startMeasurementRunner(store, client, 'data/');
    store.getState().startMeasurement(pointId, resultKey);
    await turn();
    settle[0]?.(new ProblemError('data-missing', { file: 'x' }));
    await turn();
    expect(store.getState().measurement).toMatchObject({
      status: 'failed',
      problem: { code: 'data-missing' },
    });
    store.getState().startMeasurement(pointId, 'unknown');
    await turn();
    expect(store.getState().measurement).toMatchObject({ status: 'failed', problem: { code: 'unexpected' } });
  });
});

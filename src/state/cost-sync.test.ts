import { describe, expect, it } from 'vitest';
import { workloadKey } from '../core/explore/design-point-key';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { datapathKey } from '../core/hardware/cost/measured/datapath-key';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { ProblemError } from '../core/problem';
import type { HardwareClient } from '../workers/hardware-client';
import type { CostOutcome } from '../workers/hardware-worker-api';
import { syncCosts } from './cost-sync';
import { selectDesignPoints } from './selectors/design-points';
import { createAppStore } from './store';
import { sampleReport, sampleResult } from './testing/samples';

interface Question {
  readonly configurations: readonly TrainingConfiguration[];
  readonly hardware: HardwareConfiguration;
  answer(outcomeOf: (configuration: TrainingConfiguration) => CostOutcome): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A client whose questions wait for the test to answer. */
function createManualClient() {
  const questions: Question[] = [];
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
  const client: Pick<HardwareClient, 'evaluate'> = {
    evaluate: (workloads, hardware) =>
      new Promise((resolve, reject) => {
        const configurations = workloads.map(({ configuration }) => configuration);
        questions.push({
          configurations,
          hardware,
          answer: async (outcomeOf) => {
            resolve(configurations.map(outcomeOf));
            await turn();
          },
          fail: async (error) => {
            reject(error);
            await turn();
          },
        });
      }),
  };
  return { client, questions };
}

const reportOf = (energyPj: number) => (): CostOutcome => ({
  kind: 'report',
  report: sampleReport(energyPj),
});

describe('syncCosts()', () => {
  it('asks once for all points, seeds and recipes joined, and leaves out FP32', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    store
      .getState()
      .addResults(
        [
          sampleResult(),
          sampleResult({ seed: 2 }),
          sampleResult({ quantization: { weightBits: 2 } }),
          sampleResult({ method: 'float' }),
        ],
        'gallery',
      );
    syncCosts(store, client);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.configurations).toHaveLength(2);
    await questions[0]?.answer(({ quantization }) => reportOf(quantization.weightBits)());
    expect(selectDesignPoints(store.getState()).map(({ cost }) => cost?.totals.energyPj)).toEqual([
      4,
      2,
      undefined,
    ]);
    expect(questions).toHaveLength(1);
  });

  it('asks only for what is new while the hardware stays', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    syncCosts(store, client);
    expect(questions).toHaveLength(0);
    store.getState().addResults([sampleResult()], 'gallery');
    await questions[0]?.answer(reportOf(4));
    store.getState().addResults([sampleResult({ quantization: { weightBits: 2 } })], 'trained-here');
    expect(questions[1]?.configurations.map(({ quantization }) => quantization.weightBits)).toEqual([2]);
    await questions[1]?.answer(reportOf(2));
    expect(Object.keys(store.getState().costs)).toHaveLength(2);
  });

  it('skips the hardware in between while a control moves, but shows every answer', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    store.getState().addResults([sampleResult()], 'gallery');
    syncCosts(store, client);
    await questions[0]?.answer(reportOf(1));
    for (const requantizationBits of [8, 9, 10, 11]) store.getState().setHardware({ requantizationBits });
    expect(questions).toHaveLength(2);
    await questions[1]?.answer(reportOf(2));
    expect(store.getState().costedHardware.requantizationBits).toBe(8);
    expect(questions.map(({ hardware }) => hardware.requantizationBits)).toEqual([16, 8, 11]);
    await questions[2]?.answer(reportOf(3));
    expect(selectDesignPoints(store.getState())[0]?.cost?.totals.energyPj).toBe(3);
    expect(questions).toHaveLength(3);
  });

  it('names a network that the machine cannot run once and does not ask for it again', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    store.getState().addResults([sampleResult()], 'gallery');
    syncCosts(store, client);
    await questions[0]?.answer(() => ({
      kind: 'problem',
      problem: { code: 'unexpected', parameters: { message: 'too wide' } },
    }));
    expect(store.getState().notices.map(({ kind }) => kind)).toEqual(['problem']);
    expect(questions).toHaveLength(1);
    expect(selectDesignPoints(store.getState())[0]?.cost).toBeNull();
  });

  it('keeps what the machine lacks as refusals of that machine, without a notice', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    store
      .getState()
      .addResults([sampleResult(), sampleResult({ quantization: { weightBits: 2 } })], 'gallery');
    syncCosts(store, client);
    const refusal = {
      code: 'unsupported-codes',
      parameters: { accelerator: 'laconic', layer: 'conv1', reason: 'codes of several planes' },
    } as const;
    await questions[0]?.answer(({ quantization }) =>
      quantization.weightBits === 2 ? { kind: 'problem', problem: refusal } : reportOf(4)(),
    );
    const { configuration } = sampleResult({ quantization: { weightBits: 2 } });
    expect(store.getState().refusals).toEqual({ [workloadKey(configuration)]: refusal });
    expect(store.getState().notices).toEqual([]);
    expect(questions).toHaveLength(1);
    store.getState().addResults([sampleResult({ quantization: { weightBits: 3 } })], 'trained-here');
    await questions[1]?.answer(reportOf(3));
    expect(Object.keys(store.getState().refusals)).toHaveLength(1);
    store.getState().setHardware({ accelerator: 'stripes' });
    await questions[2]?.answer(reportOf(5));
    expect(store.getState().refusals).toEqual({});
  });

  it('keeps that a buffer is too small, and says so again where it is too small again', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    store.getState().addResults([sampleResult()], 'gallery');
    syncCosts(store, client);
    const tooSmall = {
      kind: 'problem',
      problem: { code: 'buffer-too-small', parameters: { key: 'weightBufferKb', minimum: 1, value: 0.5 } },
    } as const;
    await questions[0]?.answer(() => tooSmall);
    expect(Object.values(store.getState().refusals)).toEqual([tooSmall.problem]);
    store.getState().setHardware({ requantizationBits: 8 });
    await questions[1]?.answer(() => tooSmall);
    expect(store.getState().notices).toHaveLength(1);
    store.getState().setHardware({ requantizationBits: 9 });
    await questions[2]?.answer(reportOf(4));
    expect(store.getState().refusals).toEqual({});
    store.getState().setHardware({ requantizationBits: 10 });
    await questions[3]?.answer(() => tooSmall);
    expect(store.getState().notices).toHaveLength(2);
  });

  it('tells of a crashed worker and asks again when the hardware changes', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    store.getState().addResults([sampleResult()], 'gallery');
    syncCosts(store, client);
    await questions[0]?.fail(new ProblemError('worker-crashed', { reason: 'test' }));
    expect(store.getState().notices[0]?.problems[0]?.code).toBe('worker-crashed');
    expect(questions).toHaveLength(1);
    store.getState().setHardware({ pipelined: false });
    expect(questions).toHaveLength(2);
  });

  it('asks for measured points beside the table, and shows theirs while the datapath is the one they were measured on', async () => {
    const store = createAppStore();
    const { client, questions } = createManualClient();
    const result = sampleResult();
    store.getState().addResults([result], 'trained-here');
    syncCosts(store, client);
    await questions[0]?.answer(reportOf(4));
    const [point] = selectDesignPoints(store.getState());
    const key = datapathKey(store.getState().hardware);
    const measured = {
      resultKey: result.key,
      datapathKey: key,
      holdsOn: (hardware: HardwareConfiguration) => datapathKey(hardware) === key,
      energies: { layers: {} },
    };
    store.getState().addMeasurement(point!.id, measured);
    await questions[1]?.answer(reportOf(3));
    const shown = () => selectDesignPoints(store.getState())[0]?.cost?.totals.energyPj;
    expect(questions[1]?.configurations).toHaveLength(1);
    expect(shown()).toBe(3);
    store.getState().setHardware({ placement: 'per-lane-dequantize' });
    await questions[2]?.answer(reportOf(8));
    expect(questions[2]?.configurations).toHaveLength(1);
    expect(shown()).toBe(8);
    store.getState().setHardware({ placement: 'folded', dram: 'none' });
    await questions[3]?.answer(reportOf(2));
    expect(questions[3]?.configurations).toHaveLength(2);
    store.getState().dropMeasurement(point!.id);
    expect(shown()).toBe(2);
    expect(questions).toHaveLength(4);
  });
});

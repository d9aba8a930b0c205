import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { countCorrect } from '../core/explore/statistics/correct-bits';
import { trainableNetworks } from '../core/networks';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { ProblemError } from '../core/problem';
import type { TrainingBackend } from './backend';
import type { CheckpointCache } from './checkpoint-cache';
import { recordingControl, smallConfiguration } from './testing/run-trainer';
import { smallDataset } from './testing/small-dataset';
import { startTestBackend } from './testing/start-test-backend';
import { createTrainer } from './trainer';

const dataset = smallDataset();
let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

function freshTrainer(cache?: CheckpointCache) {
  return createTrainer(cache ? { dataset, backend, cache } : { dataset, backend });
}

describe('createTrainer()', () => {
  it('learns, quantizes, and reports what integer inference gives', async () => {
    const trainer = await freshTrainer();
    const float = await trainer.run(smallConfiguration({ method: 'float' }), recordingControl());
    expect(float.result.testAccuracyFraction).toBeGreaterThan(0.95);
    expect(float.integer).toBeNull();
    const tuned = await trainer.run(smallConfiguration(), recordingControl());
    expect(tuned.result.testAccuracyFraction).toBeGreaterThan(0.9);
    expect(tuned.result).toMatchObject({ testCount: 128, requantizationBits: 16, backend: 'wasm-kernels' });
    const { correctBits = '', testAccuracyFraction } = tuned.result;
    expect(countCorrect(correctBits, 128)).toBe(128 * testAccuracyFraction);
    expect(tuned.integer?.layers.map(({ name }) => name)).toEqual([
      'conv1',
      'pool1',
      'conv2',
      'pool2',
      'dense',
    ]);
  });

  it('repeats a run bit by bit, and no other seed', async () => {
    const run = async (seed: number) => {
      const trainer = await freshTrainer();
      return trainer.run(smallConfiguration({ seed }), recordingControl());
    };
    const [first, repeat, other] = [await run(1), await run(1), await run(2)];
    expect(repeat.result).toEqual(first.result);
    expect(repeat.trained).toEqual(first.trained);
    expect(other.result.weightsHash).not.toBe(first.result.weightsHash);
  });

  it('trains the float network of a seed once and starts everything else from it', async () => {
    const trainer = await freshTrainer();
    const planned = async (change: Parameters<typeof smallConfiguration>[0]) => {
      const control = recordingControl();
      await trainer.run(smallConfiguration(change), control);
      return control.reports[0]?.stepsPlanned;
    };
    // 320 images in batches of 32: 10 steps an epoch.
    expect(await planned({ method: 'float' })).toBe(50);
    expect(await planned({ method: 'ptq' })).toBe(0);
    expect(await planned({ method: 'qat' })).toBe(20);
    expect(await planned({ method: 'ptq', seed: 2 })).toBe(30);
  });

  it('takes float networks from the cache it is given', async () => {
    const held = new Map<string, TrainedNetwork>();
    const cache: CheckpointCache = {
      get: async (key) => held.get(key) ?? null,
      set: async (key, network) => {
        held.set(key, network);
      },
    };
    const first = await (await freshTrainer(cache)).run(smallConfiguration(), recordingControl());
    const control = recordingControl();
    const second = await (await freshTrainer(cache)).run(smallConfiguration(), control);
    expect(second.result).toEqual(first.result);
    expect(control.reports[0]?.stepsPlanned).toBe(20);
  });

  it.each(['float', 'ptq', 'qat'] as const)('leaves no tensor behind: %s', async (method) => {
    const trainer = await freshTrainer();
    const before = memory().numTensors;
    await trainer.run(smallConfiguration({ method }), recordingControl());
    expect(memory().numTensors).toBe(before);
  });

  it.each([
    ['fixed-point', {}],
    ['lsq', { scaleKind: 'power-of-two' }],
  ])('power-of-two steps are integer-exact: %s', async (scheme, schemeParams) => {
    const trainer = await freshTrainer();
    const quantization = { scheme, schemeParams, weightBits: 3, activationBits: 3 };
    const { result, integer } = await trainer.run(smallConfiguration({ quantization }), recordingControl());
    expect(result.disagreements).toBe(0);
    expect(integer?.layers[0]).toMatchObject({ output: { arithmetic: 'shift' } });
  });

  it.each([
    ['lsq', { granularity: 'channel', offset: 'both' }],
    ['lsq-plus', {}],
  ])('real steps and offsets nearly are: %s', async (scheme, schemeParams) => {
    const trainer = await freshTrainer();
    const quantization = { scheme, schemeParams };
    const { result } = await trainer.run(smallConfiguration({ quantization }), recordingControl());
    expect(result.disagreements).toBeLessThanOrEqual(1);
    expect(result.testAccuracyFraction).toBeGreaterThan(0.9);
  });

  it.each(['kept', 'folded'])('quantizes with batch normalization %s', async (batchNorm) => {
    const trainer = await freshTrainer();
    const networkParams = { channelMultiplier: 0.5, batchNorm };
    const { result, trained } = await trainer.run(smallConfiguration({ networkParams }), recordingControl());
    expect(result.testAccuracyFraction).toBeGreaterThan(0.9);
    expect(result.disagreements).toBeLessThanOrEqual(1);
    expect(trained.layers.conv1?.batchNorm === null).toBe(batchNorm === 'folded');
    expect(trained.layers.conv1?.weightQuantizer?.format.bits).toBe(4);
  });
});

it('createTrainer() trains every registered network', async () => {
  const trainer = await freshTrainer();
  for (const network of trainableNetworks.ids) {
    const configuration = smallConfiguration({ network, networkParams: {} });
    const { result } = await trainer.run(configuration, recordingControl());
    expect(result.testAccuracyFraction).toBeGreaterThan(0.9);
  }
});

describe('a run under way', () => {
  it('reports every step and the validation accuracy of every epoch', async () => {
    const control = recordingControl();
    await (await freshTrainer()).run(smallConfiguration(), control);
    const { reports } = control;
    expect([...new Set(reports.map(({ phase }) => phase))]).toEqual([
      'float',
      'calibrate',
      'tune',
      'evaluate',
    ]);
    const epochEnds = reports.filter((report) => report.validationAccuracyFraction !== null);
    expect(epochEnds.map(({ phase, epoch, stepsDone }) => [phase, epoch, stepsDone])).toEqual([
      ['float', 1, 10],
      ['float', 2, 20],
      ['float', 3, 30],
      ['tune', 1, 40],
      ['tune', 2, 50],
    ]);
    expect(reports.some(({ loss }) => loss !== null && loss > 0)).toBe(true);
  });

  it('ends where the caller rejects, with no tensor left', async () => {
    const trainer = await freshTrainer();
    const before = memory().numTensors;
    const control = recordingControl({
      breathe: () => (epochEnds() === 2 ? Promise.reject(new Error('cancelled')) : Promise.resolve()),
    });
    const epochEnds = (): number =>
      control.reports.filter((report) => report.validationAccuracyFraction !== null).length;
    await expect(trainer.run(smallConfiguration(), control)).rejects.toThrow('cancelled');
    expect(epochEnds()).toBe(2);
    expect(memory().numTensors).toBe(before);
  });

  it('says so where the loss stops being a number', async () => {
    const trainer = await freshTrainer();
    const before = memory().numTensors;
    const { recipe } = smallConfiguration();
    const wild = smallConfiguration({ recipe: { ...recipe, floatLearningRate: 1e30 } });
    const failure = await trainer.run(wild, recordingControl()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect((failure as ProblemError).problem.code).toBe('training-diverged');
    expect(memory().numTensors).toBe(before);
  });

  it('says so where there are fewer images than one batch holds', async () => {
    const { recipe } = smallConfiguration();
    const configuration = smallConfiguration({ recipe: { ...recipe, batchSize: 512 } });
    await expect((await freshTrainer()).run(configuration, recordingControl())).rejects.toThrow(
      'at least 512 images, but quadrants holds 320',
    );
  });
});

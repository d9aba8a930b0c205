import { beforeAll, describe, expect, it } from 'vitest';
import { allocators } from '../../core/allocation';
import type { AllocationRequest, AllocationResult } from '../../core/allocation/allocation-result';
import { defaultHardware } from '../../core/hardware/hardware-controls';
import type { ParamValues } from '../../core/parameters/param-spec';
import { schemes } from '../../core/schemes';
import type { TrainingBackend } from '../backend';
import { recordingControl, smallConfiguration } from '../testing/run-trainer';
import { smallDataset } from '../testing/small-dataset';
import { startTestBackend } from '../testing/start-test-backend';
import { createTrainer } from '../trainer';
import type { Trainer } from '../training-api';

let backend: TrainingBackend;
let trainer: Trainer;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
  const { test: _, ...visible } = smallDataset();
  const dataset = {
    ...visible,
    get test(): never {
      throw new Error('the test set is not for choosing');
    },
  };
  trainer = await createTrainer({ dataset, backend });
});

function requestOf(allocator: string, params: ParamValues = {}, scheme = 'lsq'): AllocationRequest {
  const configuration = smallConfiguration({ quantization: { scheme } });
  return { allocator, params, configuration, hardware: defaultHardware };
}

function allocate(allocator: string, params: ParamValues = {}, scheme?: string): Promise<AllocationResult> {
  return trainer.allocate(requestOf(allocator, params, scheme), recordingControl());
}

describe('allocate()', () => {
  it.each(allocators.ids)('%s chooses widths of the scheme without a look at the test set', async (id) => {
    const result = await allocate(id);
    expect(result.layers.map(({ name }) => name)).toEqual(['conv1', 'conv2', 'dense']);
    const { widths } = schemes.get('lsq');
    for (const { weightBits, activationBits } of result.layers) {
      expect(widths.weights).toContain(weightBits);
      expect(widths.activations).toContain(activationBits);
    }
    expect(result.sensitivity.length).toBeGreaterThan(0);
    expect(result.score.accuracyFraction).toBeGreaterThan(0.3);
    expect(result.floatScore.accuracyFraction).toBeGreaterThan(0.8);
  });

  it('repeats itself, and counts equal widths once', async () => {
    const first = await allocate('hawq', { targetBits: 5 });
    expect(await allocate('hawq', { targetBits: 5 })).toEqual(first);
    // Float, and 7 widths of the activations of two layers.
    expect(first.evaluations).toBe(15);
  });

  it('expects of curvature about what quantizing one layer does', async () => {
    const { sensitivity } = await allocate('hawq');
    const { sensitivity: measured } = await allocate('ristretto-search', { margin: 0.5 });
    const expected = (bits: number) =>
      sensitivity.find((row) => row.layers[0] === 'dense' && row.role === 'weights' && row.bits === bits);
    const loss = (bits: number) =>
      measured.find((row) => row.layers.join() === 'dense' && row.bits === bits)?.measures.loss ?? 0;
    const increase = expected(2)?.measures.lossIncrease ?? 0;
    // Loss at 8 bits stands for float; the estimate is from training images, the measure from validation images.
    const actual = loss(2) - loss(8);
    expect(increase).toBeGreaterThan(0);
    expect(increase / actual).toBeGreaterThan(0.3);
    expect(increase / actual).toBeLessThan(3);
  });

  it('narrows everything under a penalty that outweighs the loss, and nothing without one', async () => {
    const rate = { epochs: 9, weighting: 'equal' };
    const widest = await allocate('bit-pruning', { ...rate, strength: 0 });
    const narrowest = await allocate('bit-pruning', { ...rate, strength: 10 });
    const bitsOf = ({ layers }: AllocationResult) =>
      layers.reduce((sum, { weightBits }) => sum + weightBits, 0);
    expect(bitsOf(narrowest)).toBeLessThan(bitsOf(widest));
    expect(narrowest.layers[1]).toEqual({ name: 'conv2', weightBits: 2, activationBits: 2 });
  });

  it('belongs to a machine only where its energy is weighed', async () => {
    const other = { ...defaultHardware, dram: 'none' };
    const keyOf = async (params: ParamValues, hardware = defaultHardware) =>
      (await trainer.allocate({ ...requestOf('hawq', params), hardware }, recordingControl())).key;
    expect(await keyOf({})).toBe(await keyOf({}, other));
    expect(await keyOf({ weighting: 'energy' })).not.toBe(await keyOf({ weighting: 'energy' }, other));
  });

  it.each(schemes.all.filter(({ needsBatchNorm }) => !needsBatchNorm).map(({ id }) => id))(
    'serves the scheme %s',
    async (scheme) => {
      const { layers } = await allocate('judd-greedy', { tolerance: 0.2 }, scheme);
      const { widths } = schemes.get(scheme);
      for (const { weightBits } of layers) expect(widths.weights).toContain(weightBits);
    },
  );
});

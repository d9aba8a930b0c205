import { memory, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { integerGrid } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createBypassTwin } from './bypass';
import { createOnGridTwin } from './on-grid';
import { createStochasticTwin } from './stochastic';
import { roundStochastically } from './stochastic-codes';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const quantizer: Quantizer = {
  format: integerGrid(3, true),
  decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' },
  steps: Float32Array.of(0.5),
  offsets: Float32Array.of(0),
};
const options = () => ({ quantizer, weights: null, random: createRandom(6) });

describe('roundStochastically()', () => {
  it('rounds up with the probability of the fraction', () => {
    const rounded = roundStochastically(new Float32Array(10_000).fill(0.65), quantizer, createRandom(1));
    const ups = rounded.filter((value) => value === 1).length;
    // 0.65 is 1.3 steps: 3,000 expected, standard deviation 46.
    expect(Math.abs(ups - 3000)).toBeLessThan(200);
    expect(rounded.filter((value) => value === 0.5).length).toBe(10_000 - ups);
  });

  it('leaves the grid alone and clips to it', () => {
    const values = Float32Array.of(-2, -1.5, 0, 0.5, 1.5, 9, -9);
    const rounded = roundStochastically(values, quantizer, createRandom(1));
    expect([...rounded]).toEqual([-2, -1.5, 0, 0.5, 1.5, 1.5, -2]);
  });
});

it('a stochastic twin rounds anew in every pass, passes gradients unmasked and freezes to nearest', () => {
  const twin = createStochasticTwin(options());
  const values = Float32Array.from({ length: 200 }, createRandom(8).normal);
  const first = runTwin(twin, values, backend.operations);
  expect(first).toEqual(roundStochastically(values, quantizer, createRandom(6)));
  expect(runTwin(twin, values, backend.operations)).not.toEqual(first);
  expect(twinGradients(twin, [0.3, 9, -9], [1, 2, 3], backend.operations)).toEqual({ input: [1, 2, 3] });
  expect(twin.freeze(null)).toBe(quantizer);
});

describe('an on-grid twin', () => {
  const afterUpdate = (rounding: 'stochastic' | 'nearest', values: Float32Array) => {
    const before = memory().numTensors;
    const twin = createOnGridTwin(options(), { kind: 'on-grid', rounding });
    const latent = tidy(() => variable(tensor1d(values)));
    twin.afterUpdate(latent);
    const result = latent.dataSync<'float32'>().slice();
    latent.dispose();
    twin.dispose();
    expect(memory().numTensors).toBe(before);
    return result;
  };

  it('loses small updates by rounding to the nearest, and keeps them on average by chance', () => {
    const updated = new Float32Array(10_000).fill(1.05);
    expect(afterUpdate('nearest', updated)).toEqual(new Float32Array(10_000).fill(1));
    const mean = afterUpdate('stochastic', updated).reduce((sum, value) => sum + value, 0) / 10_000;
    // Deviation of one: 0.5 sqrt(0.1 * 0.9) = 0.15, of the mean 0.0015.
    expect(Math.abs(mean - 1.05)).toBeLessThan(0.006);
  });

  it('quantizes as the scalar reference does and passes gradients unmasked', () => {
    const twin = createOnGridTwin(options(), { kind: 'on-grid', rounding: 'stochastic' });
    const values = Float32Array.from({ length: 300 }, createRandom(8).normal);
    expect(runTwin(twin, values, backend.operations)).toEqual(fakeQuantize(values, quantizer));
    expect(twinGradients(twin, [0.3, 1.5, -9], [1, 2, 3], backend.operations)).toEqual({ input: [1, 2, 3] });
    twin.dispose();
  });
});

it('a bypass leaves values alone and freezes to the fitted quantizer', () => {
  const twin = createBypassTwin(quantizer);
  expect([...runTwin(twin, Float32Array.of(0.25, 9), backend.operations)]).toEqual([0.25, 9]);
  expect(twin.freeze(null)).toBe(quantizer);
});

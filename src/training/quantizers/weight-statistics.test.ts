import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { halfIntegerGrid } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { ul2q } from '../../core/schemes/ul2q';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createWeightStatisticsTwin } from './weight-statistics';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const rule = 'least-loss-normal';

function fitted(values: Float32Array, bits: number) {
  return ul2q.fit({ role: 'weights', values, channels: 1, bits }, {});
}

it('follows the weights: every forward pass has the quantizer that they would be fitted now', () => {
  const random = createRandom(2);
  const start = Float32Array.from({ length: 200 }, random.normal);
  const later = start.map((value) => 3 * value + 1);
  const twin = createWeightStatisticsTwin(fitted(start, 3), {
    kind: 'weight-statistics',
    rule,
    gradient: 'everywhere',
  });
  for (const values of [start, later]) {
    const quantizer = fitted(values, 3);
    expect(runTwin(twin, values, backend.operations)).toEqual(fakeQuantize(values, quantizer));
    expect(twin.freeze(tensor(values))).toEqual(quantizer);
  }
  expect(twin.freeze(null)).toEqual(fitted(start, 3));
  expect(twin.trainable).toEqual({});
});

it('passes gradients everywhere or inside the range', () => {
  // Mean 0, deviation 2: 1-bit step 3.19, range +-1.6.
  const values = [-1, 1, 0.5, -0.5, -3, 3, 1, -1, 3, -3, 1, -1];
  const weights = values.map((_, index) => index + 1);
  const start = { ...fitted(Float32Array.from(values), 1), format: halfIntegerGrid(1) };
  const gradientOf = (gradient: 'inside' | 'everywhere') => {
    const twin = createWeightStatisticsTwin(start, { kind: 'weight-statistics', rule, gradient });
    return twinGradients(twin, values, weights, backend.operations).input;
  };
  expect(gradientOf('everywhere')).toEqual(weights);
  expect(gradientOf('inside')).toEqual([1, 2, 3, 4, 0, 0, 7, 8, 0, 0, 11, 12]);
});

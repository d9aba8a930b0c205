import { memory, tensor, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { preparedFilters, xnorNet } from '../../core/schemes/xnor-net';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createRowSignTwin } from './row-sign';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

function twinOf(weights: readonly number[], channels: number, inputChannels: number) {
  const values = Float32Array.from(weights);
  const sample = { role: 'weights', values, channels, inputChannels, bits: 1 } as const;
  const options = {
    quantizer: xnorNet.fit(sample, {}),
    weights: values,
    inputChannels,
    random: createRandom(1),
  };
  return createRowSignTwin(options);
}

// Two inputs, two outputs. Centred: 0.25 and -0.25 in the first filter, 1 and -1 in the second.
const weights = [0.5, 2, 0, 0] as const;

it('a row-sign twin quantizes centred and clamped filters as the scalar reference does', () => {
  const twin = twinOf(weights, 2, 2);
  const coded = runTwin(twin, Float32Array.from(weights), backend.operations);
  expect([...coded]).toEqual([0.25, 1, -0.25, -1]);
  const random = Float32Array.from({ length: 60 }, createRandom(3).normal);
  const wide = twinOf([...random], 4, 5);
  const quantizer = wide.freeze(tensor(random));
  const prepared = preparedFilters(random, 4, 5);
  expect(runTwin(wide, random, backend.operations)).toEqual(fakeQuantize(prepared, quantizer));
  expect(wide.prepareWeights?.(random)).toEqual(prepared);
});

it('multiplies gradients by (alpha [|w| < 1] + 1/n) (1 - 1/c)', () => {
  const { input } = twinGradients(twinOf(weights, 2, 2), weights, [1, 1, 1, 2], backend.operations);
  // n = 2, c = 2: (0.25 + 0.5) / 2 in the first filter; the second reaches 1, where 0.5 / 2 is left.
  expect(input).toEqual([0.375, 0.25, 0.375, 0.5]);
});

it('does not centre filters of a single input channel', () => {
  const twin = twinOf([0.5, -0.25, -0.5, 0.75], 2, 1);
  expect([...runTwin(twin, Float32Array.of(0.5, -0.25, -0.5, 0.75), backend.operations)]).toEqual([
    0.5, -0.5, -0.5, 0.5,
  ]);
  // alpha 0.5 and n = 2
  const { input } = twinGradients(twin, [0.5, -0.25, -0.5, 0.75], [1, 1, 1, 1], backend.operations);
  expect(input).toEqual([1, 1, 1, 1]);
});

it('centres and clamps the latent filters after an update', () => {
  const tensors = memory().numTensors;
  const twin = twinOf(weights, 2, 2);
  const latent = tidy(() => variable(tensor([4, 0.5, 0, 0], [2, 2])));
  twin.afterUpdate(latent);
  expect([...latent.dataSync()]).toEqual([1, 0.25, -1, -0.25]);
  expect([...twin.freeze(latent).steps]).toEqual([2, 0.5]);
  latent.dispose();
  expect(memory().numTensors).toBe(tensors);
});

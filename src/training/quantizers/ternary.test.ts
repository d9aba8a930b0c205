import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { ternaryWeights } from '../../core/schemes/parts/ternary';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createTernaryTwin } from './ternary';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const first = Float32Array.from({ length: 90 }, createRandom(4).normal);
const twin = () =>
  createTernaryTwin({ quantizer: ternaryWeights(first, 3), weights: first, random: createRandom(1) });

it('a ternary twin follows the weights it is given, as the scalar reference quantizes them', () => {
  const later = first.map((value, index) => value * (index % 3) + 0.25);
  const quantizer = ternaryWeights(later, 3);
  expect(runTwin(twin(), later, backend.operations)).toEqual(fakeQuantize(later, quantizer));
  const latent = tensor(later);
  expect(twin().freeze(latent)).toEqual(quantizer);
  latent.dispose();
  expect(quantizer).not.toEqual(ternaryWeights(first, 3));
});

it('passes gradients where |w| <= 1', () => {
  const { input } = twinGradients(twin(), [0.3, -1, 1.5], [1, 2, 4], backend.operations);
  expect(input).toEqual([1, 2, 0]);
});

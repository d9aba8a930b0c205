import { tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { rebnet } from '../../core/schemes/rebnet';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createScaledSignTwin } from './scaled-sign';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

/** gamma = mean|w| = 0.5, so the step is 1. */
const weights = Float32Array.of(0.25, -0.75);
const quantizer = rebnet.fit({ role: 'weights', values: weights, channels: 1, bits: 1 }, {});
const twin = () => createScaledSignTwin({ quantizer, weights, random: createRandom(1) });

it('a scaled sign quantizes as the scalar reference does', () => {
  const values = Float32Array.from({ length: 200 }, createRandom(2).normal);
  expect(runTwin(twin(), values, backend.operations)).toEqual(fakeQuantize(values, quantizer));
  expect(twin().freeze(null)).toEqual(quantizer);
});

it('passes gamma times the gradient where |w| <= 1, and the signed gradient to gamma', () => {
  const gradients = twinGradients(twin(), [0.25, -1, 3], [1, 2, 4], backend.operations);
  // gamma is half the step: (1 - 2 + 4) / 2
  expect(gradients).toEqual({ input: [0.5, 1, 0], step: [1.5] });
});

it('holds gamma at a sixteenth of its start', () => {
  const subject = twin();
  tidy(() => subject.trainable.step?.assign(tensor1d([-2])));
  subject.afterUpdate(null);
  expect([...subject.freeze(null).steps]).toEqual([1 / 16]);
});

import { memory, tensor, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { assignRows } from '../../core/schemes/parts/row-mix';
import { rmsmp } from '../../core/schemes/rmsmp';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createRowMixTwin } from './row-mix';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const channels = 20;

function twinOf(weights: Float32Array, count = channels, ratio = '65-30-5') {
  const quantizer = rmsmp.fit({ role: 'weights', values: weights, channels: count, bits: 4 }, { ratio });
  return { quantizer, twin: createRowMixTwin({ quantizer, weights, random: createRandom(1) }) };
}

const normal = (seed: number) => Float32Array.from({ length: 30 * channels }, createRandom(seed).normal);

it('mixed rows quantize as the scalar reference does', () => {
  const weights = normal(5);
  const { quantizer, twin } = twinOf(weights);
  const frozen = twin.freeze(null);
  expect(runTwin(twin, weights, backend.operations)).toEqual(fakeQuantize(weights, frozen));
  expect(frozen.rowFormats).toEqual(quantizer.rowFormats);
  frozen.steps.forEach((step, row) => {
    expect(step / quantizer.steps[row]!).toBeCloseTo(1, 6);
  });
});

it('gives a scale sign(w) beyond it and the rounding error below, and the weights all of their gradient', () => {
  const { twin } = twinOf(Float32Array.of(7, 7), 1, '0-100-0');
  tidy(() => twin.trainable.scale?.assign(tensor1d([7])));
  // Step 1: 1.25 rounds to 1, an error of -0.25 steps or -0.25 / 7 of the scale.
  const { input, scale } = twinGradients(twin, [1.25, 9, -8], [4, 2, 1], backend.operations);
  expect(input).toEqual([4, 2, 1]);
  expect(scale?.[0]).toBeCloseTo(-1 / 7 + 2 - 1, 6);
});

describe('after an update', () => {
  const moment = { learningRate: 0.001, layer: 0, layers: 1 };

  it('rows are assigned anew at intervals, but not in the last of them', () => {
    const { quantizer, twin } = twinOf(normal(5));
    const later = normal(6);
    const latent = tidy(() => variable(tensor(later, [30, channels])));
    const rowsAfter = (step: number) => {
      twin.beforeStep?.({ ...moment, step, steps: 60 });
      twin.afterUpdate(latent);
      return twin.freeze(null).rowFormats;
    };
    const scales = twin.trainable.scale?.dataSync<'float32'>() ?? [];
    const expected = quantizer.format.kind === 'row-mix' ? assignRows(later, scales, quantizer.format) : null;
    expect(rowsAfter(8)).toEqual(quantizer.rowFormats);
    expect(rowsAfter(59)).toEqual(quantizer.rowFormats);
    expect(rowsAfter(9)).toEqual(expected);
    expect(expected).not.toEqual(quantizer.rowFormats);
    latent.dispose();
  });

  it('scales stay above a sixteenth of their start', () => {
    const tensors = memory().numTensors;
    const { twin } = twinOf(Float32Array.of(1, 1), 1, '0-100-0');
    const start = twin.trainable.scale?.dataSync()[0] ?? 0;
    tidy(() => twin.trainable.scale?.assign(tensor1d([-1])));
    twin.afterUpdate(null);
    expect(twin.trainable.scale?.dataSync()[0]).toBe(start / 16);
    twin.dispose();
    expect(memory().numTensors).toBe(tensors);
  });
});

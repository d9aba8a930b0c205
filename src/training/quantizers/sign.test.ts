import { memory, tensor, tidy, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { bnn } from '../../core/schemes/bnn';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createSignTwin } from './sign';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

function twinOf(weights: Float32Array) {
  const quantizer = bnn.fit({ role: 'weights', values: weights, channels: 1, bits: 1 }, {});
  return { quantizer, twin: createSignTwin({ quantizer, weights, random: createRandom(1) }) };
}

it('a sign twin quantizes as the scalar reference does and passes every gradient', () => {
  const values = Float32Array.of(-2, -0.5, -1e-9, 0, 1e-9, 0.5, 1);
  const { quantizer, twin } = twinOf(values);
  expect([...runTwin(twin, values, backend.operations)]).toEqual([-1, -1, -1, 1, 1, 1, 1]);
  expect(runTwin(twin, values, backend.operations)).toEqual(fakeQuantize(values, quantizer));
  expect(twinGradients(twin, [0.3, -1, 5], [1, 2, 3], backend.operations)).toEqual({ input: [1, 2, 3] });
  expect(twin.freeze(null)).toBe(quantizer);
});

describe('updates of a sign twin', () => {
  function updated(start: number[], moved: number[], shape: number[]): number[] {
    const tensors = memory().numTensors;
    const { twin } = twinOf(Float32Array.from(start));
    const latent = tidy(() => variable(tensor(moved, shape)));
    twin.afterUpdate(latent);
    const result = [...latent.dataSync<'float32'>()];
    latent.dispose();
    twin.dispose();
    expect(memory().numTensors).toBe(tensors);
    return result;
  }

  it('are multiplied by the inverse Glorot coefficient of a dense layer and clipped to 1', () => {
    // 2 inputs and 4 outputs: sqrt(6 / 1.5) = 2
    const start = [0.5, -0.5, 0, 0.75, 0, 0, 0, 0];
    const moved = [0.625, -0.625, 0, 1, -3, 0, 0, 0];
    expect(updated(start, moved, [2, 4])).toEqual([0.75, -0.75, 0, 1, -1, 0, 0, 0]);
  });

  it('count the area of a kernel on both sides', () => {
    // 3 x 3 kernels of 2 inputs and 4 outputs: sqrt((18 + 36) / 1.5) = 6
    const moved = Array.from({ length: 72 }, () => 0.125);
    expect(updated(new Array(72).fill(0), moved, [3, 3, 2, 4])).toEqual(new Array(72).fill(0.75));
  });
});

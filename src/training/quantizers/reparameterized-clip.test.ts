import { memory, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { moments } from '../../core/quantization/fit/moments';
import { createRandom } from '../../core/random';
import { apot } from '../../core/schemes/apot';
import { normalizedWeights } from '../../core/schemes/parts/normalized-weights';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import type { QuantizerTwin } from './quantizer-twin';
import { createReparameterizedClipTwin } from './reparameterized-clip';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

function twinOf(role: 'weights' | 'activations', values: Float32Array, bits: number) {
  const quantizer = apot.fit({ role, values, channels: 1, bits }, {});
  const weights = role === 'weights' ? values : null;
  return { quantizer, twin: createReparameterizedClipTwin({ quantizer, weights, random: createRandom(1) }) };
}

function moveTo({ trainable }: QuantizerTwin, clip: number): void {
  tidy(() => trainable.clip?.assign(tensor1d([clip])));
}

const normal = (seed: number) => Float32Array.from({ length: 300 }, createRandom(seed).normal);

describe('a reparameterized clip', () => {
  it.each([2, 3, 4, 5])('quantizes normalized weights of %i bits as the scalar reference does', (bits) => {
    const start = normal(5);
    const { quantizer, twin } = twinOf('weights', start, bits);
    expect(twin.freeze(null)).toEqual(quantizer);
    expect(twin.prepareWeights?.(start)).toEqual(apot.prepareWeights?.(start, quantizer, {}));
    moveTo(twin, 1.75);
    const later = normal(6).map((weight) => 3 * weight + 1);
    const prepared = normalizedWeights(later, moments(start).deviation).values;
    expect(moments(prepared).deviation).toBeCloseTo(moments(start).deviation, 5);
    expect(twin.prepareWeights?.(later)).toEqual(prepared);
    const frozen = twin.freeze(null);
    expect(frozen.steps[0]! * frozen.format.maximum).toBeCloseTo(1.75, 5);
    expect(runTwin(twin, later, backend.operations)).toEqual(fakeQuantize(prepared, frozen));
    twin.dispose();
  });

  it('quantizes activations as the scalar reference does', () => {
    const values = normal(7).map(Math.abs);
    const { twin } = twinOf('activations', values, 4);
    moveTo(twin, 1.5);
    expect(runTwin(twin, values, backend.operations)).toEqual(fakeQuantize(values, twin.freeze(null)));
    expect(twin.prepareWeights).toBeUndefined();
    twin.dispose();
  });

  it('moves by the error inside and by the sign beyond, and keeps the gradient of what is clipped', () => {
    // Codes 0, 1, 2 and 4 of step 1: errors -0.4, -0.2 and -0.8 over the clip of 4, and 1 for what lies above it.
    const { twin } = twinOf('activations', Float32Array.of(0, 1, 2, 4), 2);
    const { input, clip } = twinGradients(twin, [0.4, 1.2, 2.8, 5], [1, 1, 1, 1], backend.operations);
    expect(input).toEqual([1, 1, 1, 0]);
    expect(clip?.[0]).toBeCloseTo(-1.4 / 4 + 1, 6);
    twin.dispose();
  });

  it('moves against what lies below it where codes have a sign', () => {
    const { twin } = twinOf('weights', Float32Array.of(-3, 3), 3);
    moveTo(twin, 2);
    const { input, clip } = twinGradients(twin, [-3, 3], [5, 1], backend.operations);
    expect(clip).toEqual([-5 + 1]);
    expect(input?.map((each) => each + 0)).toEqual([0, 0]);
    twin.dispose();
  });

  // Beyond the clip of ternary weights the gradient passes, so that 0.1 changes nothing.
  it.each([
    [4, 100],
    [2, 100],
  ])('passes the gradient of %i bits through mean and deviation', (bits, clip) => {
    const { twin } = twinOf('weights', normal(8).slice(0, 6), bits);
    moveTo(twin, clip);
    const latent = [0.5, -1.5, 2, 0.25, -0.75, 1];
    const direction = [1, -2, 0.5, 3, -1, 0.25];
    const { input } = twinGradients(twin, latent, direction, backend.operations);
    const loss = (values: number[]) =>
      twin.prepareWeights!(Float32Array.from(values)).reduce(
        (sum, value, index) => sum + value * direction[index]!,
        0,
      );
    const width = 1 / 64;
    for (const [index, gradient] of input!.entries()) {
      const moved = (by: number) => latent.map((value, at) => (at === index ? value + by : value));
      expect(gradient).toBeCloseTo((loss(moved(width)) - loss(moved(-width))) / (2 * width), 3);
    }
    twin.dispose();
  });

  it('centres weights without a spread, and stays above a sixteenth of its start', () => {
    const tensors = memory().numTensors;
    const { quantizer, twin } = twinOf('weights', new Float32Array(4).fill(0.5), 4);
    expect([...(twin.prepareWeights?.(Float32Array.of(1, 3)) ?? [])]).toEqual([-1, 1]);
    const { input } = twinGradients(twin, [0.001, -0.001], [3, 1], backend.operations);
    // Only the mean is taken off: 3 - 2 and 1 - 2.
    expect(input).toEqual([1, -1]);
    moveTo(twin, -1);
    twin.afterUpdate(null);
    expect(twin.freeze(null).steps[0]).toBeCloseTo(quantizer.steps[0]! / 16, 8);
    twin.dispose();
    expect(memory().numTensors).toBe(tensors);
  });
});

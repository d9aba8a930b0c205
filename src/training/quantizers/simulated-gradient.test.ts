import { tensor, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { integerGrid } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { llsq } from '../../core/schemes/llsq';
import type { TrainingBackend } from '../backend';
import { twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createSimulatedGradientTwin, simulatedGradient } from './simulated-gradient';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const weights = Float32Array.from({ length: 300 }, createRandom(4).normal);

function twinOf(granularity: string, clippedValues: 'masked' | 'passed' = 'passed') {
  const quantizer = llsq.fit({ role: 'weights', values: weights, channels: 3, bits: 3 }, { granularity });
  return {
    quantizer,
    twin: createSimulatedGradientTwin(quantizer, { kind: 'simulated-gradient', clippedValues }),
  };
}

describe('a step with a simulated gradient', () => {
  it.each(['tensor', 'channel'])('quantizes as the scalar reference does, per %s', (granularity) => {
    const { quantizer, twin } = twinOf(granularity);
    const quantized = tidy(() => twin.apply(tensor(weights, [100, 3]), 1, backend.operations).dataSync());
    expect(Float32Array.from(quantized)).toEqual(fakeQuantize(weights, quantizer));
    expect(twin.freeze(null)).toEqual(quantizer);
    expect(Object.keys(twin.trainable)).toEqual(['step']);
    twin.dispose();
  });

  it('is frozen with 8 bits of mantissa', () => {
    const { twin } = twinOf('tensor');
    tidy(() => twin.trainable.step?.assign(tensor1d([0.075])));
    // 153.6 / 2048
    expect([...twin.freeze(null).steps]).toEqual([154 / 2048]);
    twin.dispose();
  });

  it('never comes near zero', () => {
    const { quantizer, twin } = twinOf('tensor');
    tidy(() => twin.trainable.step?.assign(tensor1d([-1])));
    twin.afterUpdate(null);
    expect(twin.freeze(null).steps[0]).toBe(quantizer.steps[0]! / 16);
    twin.dispose();
  });

  it('passes gradients everywhere or inside the range', () => {
    const gradientOf = (clippedValues: 'masked' | 'passed') => {
      const { twin } = twinOf('tensor', clippedValues);
      tidy(() => twin.trainable.step?.assign(tensor1d([0.5])));
      // Range -2 to 1.5.
      const result = twinGradients(twin, [0.3, 2, -3], [1, 2, 3], backend.operations);
      twin.dispose();
      return result.input;
    };
    expect(gradientOf('passed')).toEqual([1, 2, 3]);
    expect(gradientOf('masked')).toEqual([1, 0, 0]);
  });

  it('moves its step by what it has coded, not by the loss', () => {
    const { twin } = twinOf('tensor');
    tidy(() => twin.trainable.step?.assign(tensor1d([0.25])));
    // Doubled, the step codes all of these exactly, so it shall grow.
    expect(twinGradients(twin, [1.5, -1, 0.5], [9, 9, 9], backend.operations).step).toEqual([-0.0625]);
    twin.dispose();
  });
});

describe('simulatedGradient()', () => {
  const format = integerGrid(2, true);

  // Codes -2 to 1. Step 1 codes 4 as 1 (error 9), step 2 as 2 (4), step 4 exactly.
  it('grows a step that clips too much', () => {
    expect([...simulatedGradient(Float32Array.of(4), format, Float32Array.of(2))]).toEqual([-4]);
  });

  it('shrinks a step that is too coarse', () => {
    // Step 4 rounds 1 to 0 (error 1); half of it codes 1 as 2 (1), twice as 0 (1): d1 = d2 = 0, which shrinks.
    expect([...simulatedGradient(Float32Array.of(1), format, Float32Array.of(4))]).toEqual([16]);
    // Steps 0.5, 1, 2 code 0.5 as 0.5, 1, 0: errors 0, 0.25, 0.25.
    expect([...simulatedGradient(Float32Array.of(0.5), format, Float32Array.of(1))]).toEqual([1]);
  });

  it('keeps a step that is better than both of its neighbours, each channel its own', () => {
    // Steps 0.5, 1, 2 code 1 with errors 0.25, 0 and 1 (a tie rounds up to 2).
    expect([...simulatedGradient(Float32Array.of(1), format, Float32Array.of(1))]).toEqual([0]);
    expect([...simulatedGradient(Float32Array.of(1, 4), format, Float32Array.of(1, 2))]).toEqual([0, -4]);
  });

  it('judges a large tensor by a part of it', () => {
    const large = Float32Array.from({ length: 100_000 }, createRandom(6).normal);
    // The step of least error of normal values at 2 bits is near 1; 4 times as much shrinks, a quarter grows.
    const gradient = (step: number) => simulatedGradient(large, format, Float32Array.of(step))[0];
    expect([gradient(4), gradient(1), gradient(0.25)]).toEqual([16, 0, -0.0625]);
  });
});

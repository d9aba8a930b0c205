import { tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { integerGrid } from '../../core/quantization/code-format';
import type { DecodeForm } from '../../core/quantization/decode-form';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createLearnedClipTwin } from './learned-clip';

let composite: TrainingBackend;
let kernels: TrainingBackend;
beforeAll(async () => {
  composite = await startTestBackend('composite');
  kernels = await startTestBackend('kernels');
});

function quantizer(step: number, bits: number, scale: DecodeForm['scale'] = 'real'): Quantizer {
  return {
    format: integerGrid(bits, false),
    decode: { scale, mantissaBits: 3, granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(step),
    offsets: Float32Array.of(0),
  };
}

function twinOf(subject: Quantizer, residual: boolean, gradual = false) {
  return createLearnedClipTwin(subject, { kind: 'learned-clip', residual, gradual, decay: 0 });
}

function setClip(twin: ReturnType<typeof twinOf>, clip: number): void {
  tidy(() => twin.trainable.clip?.assign(tensor1d([clip])));
}

describe.each([true, false])('a learned clip, residual %s', (residual) => {
  it.each([
    ['real', 0.3],
    ['mantissa', 0.3125],
    ['power-of-two', 0.25],
  ] as const)('quantizes as the scalar reference does, also after it moved: %s', (scale, step) => {
    const values = Float32Array.from({ length: 300 }, createRandom(8).normal).map(Math.abs);
    for (const { operations } of [composite, kernels]) {
      const twin = twinOf(quantizer(step, 3, scale), residual);
      expect(twin.freeze(null).steps[0]).toBe(Math.fround(step));
      for (const clip of [null, 1.234]) {
        if (clip !== null) setClip(twin, clip);
        expect(runTwin(twin, values, operations)).toEqual(fakeQuantize(values, twin.freeze(null)));
      }
      twin.dispose();
    }
  });

  it('never comes near zero', () => {
    const twin = twinOf(quantizer(0.5, 2), residual);
    setClip(twin, -3);
    twin.afterUpdate(null);
    // A sixteenth of 1.5, shared by three steps.
    expect(twin.freeze(null).steps).toEqual(Float32Array.of(0.5 / 16));
    twin.dispose();
  });
});

// Clip 3, step 1: positions 0.4, 1.6, 5 have the codes 0, 2, 3. Above the clip its gradient is 1; with the residual, inside
// it is (code - position) / 3.
it('moves the clip by what lies above it, and by the residual where asked for', () => {
  const gradients = (residual: boolean) => {
    const twin = twinOf(quantizer(1, 2), residual);
    const result = twinGradients(twin, [0.4, 1.6, 5], [1, 2, 3], kernels.operations);
    twin.dispose();
    return result;
  };
  expect(gradients(false)).toEqual({ input: [1, 2, 0], clip: [3] });
  const { input, clip } = gradients(true);
  expect(input).toEqual([1, 2, 0]);
  expect(clip?.[0]).toBeCloseTo((-0.4 + 2 * 0.4) / 3 + 3, 5);
});

it('only clips before its stage, where it is gradual', () => {
  const twin = twinOf(quantizer(1, 2), true, true);
  twin.beforeStep?.({ step: 0, steps: 10, learningRate: 1, layer: 1, layers: 2 });
  expect([...runTwin(twin, Float32Array.of(0.25, 5), kernels.operations)]).toEqual([0.25, 3]);
  expect(twinGradients(twin, [0.25, 5], [1, 2], kernels.operations)).toEqual({ input: [1, 0], clip: [2] });
  twin.beforeStep?.({ step: 9, steps: 10, learningRate: 1, layer: 1, layers: 2 });
  expect([...runTwin(twin, Float32Array.of(0.25, 5), kernels.operations)]).toEqual([0, 3]);
  twin.dispose();
});

it('adds the penalty of its decay, whose gradient is the decay times the clip', () => {
  const twin = createLearnedClipTwin(quantizer(1, 2), {
    kind: 'learned-clip',
    residual: false,
    gradual: false,
    decay: 0.5,
  });
  // Clip 3: 0.5 * 9 / 2.
  expect(tidy(() => twin.penalty?.().dataSync()[0])).toBe(2.25);
  expect(twinOf(quantizer(1, 2), false).penalty).toBeUndefined();
  twin.dispose();
});

import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { narrowGrid } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createOverflowCounterTwin } from './overflow-counter';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const quantizer: Quantizer = {
  format: narrowGrid(3),
  decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' },
  steps: Float32Array.of(0.5),
  offsets: Float32Array.of(0),
};

function twinOf(limitFraction: number) {
  return createOverflowCounterTwin(quantizer, { kind: 'overflow-counter', updateSteps: 2, limitFraction });
}

/** Step after two forward passes of the same values and the range update that follows. */
function stepAfter(values: readonly number[], limitFraction: number): number | undefined {
  const twin = twinOf(limitFraction);
  const moment = { steps: 9, learningRate: 1, layer: 0, layers: 1 };
  for (const step of [0, 1, 2]) {
    twin.beforeStep?.({ ...moment, step });
    if (step < 2) runTwin(twin, Float32Array.from(values), backend.operations);
  }
  const [step] = twin.freeze(null).steps;
  twin.dispose();
  return step;
}

it('quantizes as the scalar reference does', () => {
  const values = Float32Array.from({ length: 300 }, createRandom(8).normal);
  const twin = twinOf(0);
  expect(runTwin(twin, values, backend.operations)).toEqual(fakeQuantize(values, quantizer));
  expect(twin.freeze(null)).toEqual(quantizer);
  twin.dispose();
});

// The largest value is 3 * 0.5 = 1.5, half of it 0.75.
it.each([
  ['doubles where more than the limit reach the largest value', [1.5, 0.1, 0.1, 0.1], 0.2, 1],
  ['stays where they are within the limit but half the range is not', [1.5, 0.75, 0.1, 0.1], 0.25, 0.5],
  ['halves where half the range holds the values', [-0.74, 0.1, 0.1, 0.1], 0, 0.25],
  ['halves where half the range overflows within the limit', [-2, 0.1, 0.1, 0.1], 0.25, 0.25],
])('%s', (_, values, limit, step) => {
  expect(stepAfter(values, limit)).toBe(step);
});

it('passes gradients unmasked and leaves no tensor behind', () => {
  const before = memory().numTensors;
  const twin = twinOf(0);
  expect(twinGradients(twin, [0.3, 9, -9], [1, 2, 3], backend.operations)).toEqual({ input: [1, 2, 3] });
  twin.beforeStep?.({ step: 2, steps: 9, learningRate: 1, layer: 0, layers: 1 });
  twin.dispose();
  expect(memory().numTensors).toBe(before);
});

import { beforeAll, expect, it } from 'vitest';
import { narrowGrid } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { stageOf } from './gradual';
import { createNoiseTwin } from './noise';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const quantizer: Quantizer = {
  format: narrowGrid(3),
  decode: { scale: 'mantissa', mantissaBits: 3, granularity: 'tensor', offset: 'none' },
  steps: Float32Array.of(0.5),
  offsets: Float32Array.of(0),
};
const values = Float32Array.from({ length: 10_000 }, createRandom(9).normal);

function twinAt(step: number) {
  const options = { quantizer, weights: values, random: createRandom(4) };
  const twin = createNoiseTwin(options, { kind: 'noise', noisyFraction: 0.05 });
  // The second of two layers: three stages of 30 steps.
  twin.beforeStep?.({ step, steps: 90, learningRate: 1, layer: 1, layers: 2 });
  return twin;
}

it('stageOf() gives every layer one stage and all of them a last one', () => {
  const stages = (layer: number) =>
    [0, 29, 30, 59, 60, 89].map((step) => stageOf({ step, steps: 90, layer, layers: 2 }));
  expect(stages(0)).toEqual(['during', 'during', 'after', 'after', 'after', 'after']);
  expect(stages(1)).toEqual(['before', 'before', 'during', 'during', 'after', 'after']);
});

it('is float before its stage and rounds after it', () => {
  expect(runTwin(twinAt(29), values, backend.operations)).toEqual(values);
  expect(runTwin(twinAt(60), values, backend.operations)).toEqual(fakeQuantize(values, quantizer));
});

it('puts noise of up to half a step on one weight in twenty, and rounds the others', () => {
  const result = runTwin(twinAt(30), values, backend.operations);
  const rounded = fakeQuantize(values, quantizer);
  const noisy = [...result.keys()].filter((index) => result[index] !== rounded[index]);
  // 500 expected, standard deviation sqrt(10,000 * 0.05 * 0.95) = 22.
  expect(noisy.length).toBeGreaterThan(400);
  expect(noisy.length).toBeLessThan(600);
  const noise = noisy.map((index) => result[index]! - Math.min(Math.max(values[index]!, -1.5), 1.5));
  expect(Math.max(...noise.map(Math.abs))).toBeLessThanOrEqual(0.25 + 1e-6);
  // Deviation of a uniform noise of width 1/2: 1 / (2 sqrt(12)) = 0.144, of the mean of 500: 0.0065.
  expect(Math.abs(noise.reduce((sum, each) => sum + each, 0) / noise.length)).toBeLessThan(0.03);
  expect(runTwin(twinAt(30), values, backend.operations)).toEqual(result);
});

it('passes gradients inside the range alone', () => {
  const gradients = (step: number) =>
    twinGradients(twinAt(step), [0.3, 1.6, -2, -1.4], [1, 2, 3, 4], backend.operations).input;
  expect(gradients(30)).toEqual([1, 0, 0, 4]);
  expect(gradients(60)).toEqual([1, 0, 0, 4]);
  expect(gradients(0)).toEqual([1, 2, 3, 4]);
});

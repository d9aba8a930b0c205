import { memory, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { initialPlaneScales, planesQuantizer } from '../../core/schemes/parts/residual-planes';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createPlanesTwin } from './planes';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

function twinOf(scales: readonly number[], scaling: 'free' | 'halving' = 'free') {
  const options = { quantizer: planesQuantizer(scales), weights: null, random: createRandom(1) };
  return createPlanesTwin(options, scaling);
}

it.each([1, 2, 3, 4])('%i planes quantize as the scalar reference does', (count) => {
  const scales = initialPlaneScales(count);
  const values = Float32Array.from({ length: 500 }, createRandom(count).normal);
  const twin = twinOf(scales);
  expect(runTwin(twin, values, backend.operations)).toEqual(fakeQuantize(values, planesQuantizer(scales)));
  expect(twin.freeze(null)).toEqual(planesQuantizer(scales));
});

describe('gradients of planes', () => {
  it('pass every sign whose residual lies in [-1, 1]', () => {
    // Values of planes 1/2 and 1/4.
    // 0.3: residuals 0.3 and -0.2. Second plane: own 1, scale -1, passes 1/4. First: own 3/4, scale 3/4, passes 3/8 more.
    // 1.2: residuals 1.2, which passes nothing, and 0.7: scales 3/4 and 1.
    const gradients = twinGradients(twinOf([0.5, 0.25]), [0.3, 1.2], [1, 1], backend.operations);
    expect(gradients).toEqual({ input: [0.625, 0.25], scale: [1.5, 0] });
  });

  it('of halving planes all move the first scale', () => {
    // 3/4 of the first plane, -1 of the second, which follows by half.
    const gradients = twinGradients(twinOf([0.5, 0.25], 'halving'), [0.3], [1], backend.operations);
    expect(gradients).toEqual({ input: [0.625], scale: [0.25] });
  });

  it('of a single plane are those of a sign within [-1, 1]', () => {
    const gradients = twinGradients(twinOf([0.5]), [0.3, -1, 1.5], [1, 2, 4], backend.operations);
    expect(gradients).toEqual({ input: [0.5, 1, 0], scale: [3] });
  });
});

describe('scales of planes', () => {
  function updated(scales: readonly number[], moved: readonly number[]): readonly number[] {
    const tensors = memory().numTensors;
    const twin = twinOf(scales);
    tidy(() => twin.trainable.scale?.assign(tensor1d([...moved])));
    twin.afterUpdate(null);
    const result = [...(twin.trainable.scale?.dataSync() ?? [])];
    twin.dispose();
    expect(memory().numTensors).toBe(tensors);
    return result;
  }

  it('stay at least the sum of those behind them', () => {
    expect(updated([0.5, 0.25, 0.25], [0.25, 0.125, 0.5])).toEqual([1, 0.5, 0.5]);
    expect(updated([0.5, 0.25], [0.75, 0.125])).toEqual([0.75, 0.125]);
  });

  it('stay above a sixteenth of their start', () => {
    expect(updated([1], [-3])).toEqual([1 / 16]);
    expect(updated([1, 0.5], [-3, -1])).toEqual([1 / 16, 1 / 32]);
  });

  it('halve from plane to plane where the first alone is learned', () => {
    const twin = twinOf([0.5, 0.25], 'halving');
    tidy(() => twin.trainable.scale?.assign(tensor1d([0.75])));
    const { steps, planeCodes = [] } = twin.freeze(null);
    expect(Array.from(planeCodes, (code) => code * (steps[0] ?? 0))).toEqual([0.75, 0.375]);
  });
});

import { describe, expect, it } from 'vitest';
import { startingPointKey } from '../../core/explore/starting-point';
import { defaultRecipe, type TrainingConfiguration } from '../../core/explore/training-configuration';
import { plannedSteps } from './run-cost';

const run = (change: Partial<TrainingConfiguration>): TrainingConfiguration => ({
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'qat',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
  ...change,
});
const images = (): number => 10_000;

// 10,000 images in batches of 64 are 157 steps per epoch: 10 epochs FP32 = 1,570, 3 epochs of tuning = 471.
describe('plannedSteps()', () => {
  it('counts FP32 training and fine-tuning', () =>
    expect(plannedSteps([run({})], images, new Set())).toBe(1570 + 471));
  it('counts no fine-tuning after training', () =>
    expect(plannedSteps([run({ method: 'ptq' })], images, new Set())).toBe(1570));
  it('shares FP32 training among runs of one seed', () =>
    expect(plannedSteps([run({}), run({ method: 'float' }), run({ seed: 2 })], images, new Set())).toBe(
      2 * 1570 + 3 * 471,
    ));
  it('skips FP32 training that is already done', () =>
    expect(plannedSteps([run({})], images, new Set([startingPointKey(run({ method: 'float' }))]))).toBe(471));
});

import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { schemes } from '../core/schemes';
import type { Scheme } from '../core/schemes/scheme';
import type { TrainingBackend } from './backend';
import { recordingControl, smallConfiguration } from './testing/run-trainer';
import { smallDataset } from './testing/small-dataset';
import { startTestBackend } from './testing/start-test-backend';
import { createTrainer } from './trainer';
import type { Trainer } from './training-api';

const dataset = smallDataset();
let backend: TrainingBackend;
let trainer: Trainer;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
  trainer = await createTrainer({ dataset, backend });
});

/** The width of a scheme that is widest up to 4 bits, or its narrowest. */
function middleWidth(widths: readonly number[]): number {
  return widths.filter((bits) => bits <= 4).at(-1) ?? widths[0]!;
}

function configurationOf(scheme: Scheme, method: 'ptq' | 'qat', seed = 1) {
  const { recipe } = smallConfiguration();
  return smallConfiguration({
    method,
    seed,
    // Latent weights of binary networks need more than twenty updates to change their signs.
    recipe: scheme.needsBatchNorm ? { ...recipe, tuneEpochs: 6 } : recipe,
    networkParams: { channelMultiplier: 0.5, batchNorm: scheme.needsBatchNorm ? 'kept' : 'none' },
    quantization: {
      scheme: scheme.id,
      weightBits: middleWidth(scheme.widths.weights),
      activationBits: middleWidth(scheme.widths.activations),
    },
  });
}

describe.each(schemes.all)('$id', (scheme) => {
  it('learns four classes, runs in integers and repeats itself bit by bit', async () => {
    const configuration = configurationOf(scheme, 'qat');
    const first = await trainer.run(configuration, recordingControl());
    const tensors = memory().numTensors;
    const second = await trainer.run(configuration, recordingControl());
    expect(memory().numTensors).toBe(tensors);
    expect(second.result).toEqual(first.result);
    expect(second.integer).toEqual(first.integer);
    // Chance is a quarter.
    expect(first.result.testAccuracyFraction).toBeGreaterThan(0.5);
    // Real steps flip near ties: one image in a hundred is generous to a network of a few channels.
    expect(first.result.disagreements).toBeLessThanOrEqual(0.01 * first.result.testCount);
  });

  it('quantizes without training', async () => {
    const { result } = await trainer.run(configurationOf(scheme, 'ptq'), recordingControl());
    expect(result.disagreements).toBeLessThanOrEqual(0.01 * result.testCount);
  });
});

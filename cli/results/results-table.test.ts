import { describe, expect, it } from 'vitest';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { defaultRecipe, type TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { countDesigns, resultsTables } from './results-table';

function result(
  seed: number,
  accuracy: number,
  change: Partial<TrainingConfiguration> = {},
  disagreements = 0,
): TrainedResult {
  return {
    key: '',
    configuration: {
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      networkParams: {},
      recipe: defaultRecipe,
      method: 'qat',
      quantization: {
        scheme: 'lsq',
        schemeParams: { offset: 'both' },
        weightBits: 4,
        activationBits: 4,
        edgeLayers: 'same',
      },
      seed,
      ...change,
    },
    testAccuracyFraction: accuracy,
    validationAccuracyFraction: accuracy,
    testCount: 10_000,
    disagreements,
    requantizationBits: 16,
    weightsHash: '',
    backend: 'wasm-kernels',
  };
}

const float = [0.88, 0.87, 0.89].map((accuracy, seed) => result(seed, accuracy, { method: 'float' }));

describe('resultsTables()', () => {
  it('gives mean, deviation, verdict and disagreements of one width', () => {
    // 0.87, 0.88, 0.89: mean 0.88, deviation 0.01, as the control: a tie.
    const tuned = [0.87, 0.88, 0.89].map((accuracy, seed) => result(seed, accuracy, {}, seed));
    const table = resultsTables([...float, ...tuned]);
    expect(table).toContain('## tiny-cnn on fashion-mnist, 10 + 3 epochs');
    expect(table).toContain('FP32 control: 88.00 ± 1.00 % (3 seeds)');
    expect(table).toContain('| `lsq` (offset both) | QAT |  |  | 88.00 ± 1.00 = (2) |  |  |');
  });

  it('says what is lower, and keeps other widths', () => {
    const { quantization } = result(1, 0).configuration;
    const mixed = { quantization: { ...quantization, weightBits: 2, activationBits: 8 } };
    const table = resultsTables([
      ...float,
      ...[0.5, 0.51, 0.52].map((each, seed) => result(seed, each, mixed)),
    ]);
    expect(table).toContain('|  | W2A8 51.00 ± 1.00 ↓ |');
  });

  it('lists post-training quantization before fine-tuning, and each network apart', () => {
    const table = resultsTables([
      result(1, 0.8),
      result(1, 0.7, { method: 'ptq' }),
      result(1, 0.6, { network: 'lenet-5' }),
    ]);
    expect(table.indexOf('PTQ')).toBeLessThan(table.indexOf('QAT'));
    expect(table).toContain('## lenet-5');
    expect(table).toContain('FP32 control: none');
    expect(table).toContain('| 60.00 |');
  });
});

it('titles tell recipes apart, and leave unsaid what is as in the reference recipe', () => {
  const recipes = [
    {},
    { floatLearningRate: 0.005 },
    { tuneLearningRate: 0.003 },
    { batchSize: 32 },
    { tuneEpochs: 5, batchSize: 128, floatLearningRate: 0.001 },
  ];
  const table = resultsTables(
    recipes.map((change) => result(1, 0.8, { recipe: { ...defaultRecipe, ...change } })),
  );
  expect(table.match(/^## .*$/gm)).toEqual([
    '## tiny-cnn on fashion-mnist, 10 + 3 epochs',
    '## tiny-cnn on fashion-mnist, 10 + 3 epochs, learning rates 0.005 + 0.001',
    '## tiny-cnn on fashion-mnist, 10 + 3 epochs, learning rates 0.002 + 0.003',
    '## tiny-cnn on fashion-mnist, 10 + 3 epochs, batches of 32',
    '## tiny-cnn on fashion-mnist, 10 + 5 epochs, learning rates 0.001 + 0.001, batches of 128',
  ]);
});

it('countDesigns() leaves seeds out', () => {
  expect(countDesigns([result(1, 0.5), result(2, 0.5), ...float])).toBe(2);
});

import { describe, expect, it } from 'vitest';
import { resultKey } from './result-key';
import { defaultRecipe, type TrainingConfiguration } from './training-configuration';

const configuration: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: { channelMultiplier: 1, batchNorm: 'none' },
  recipe: defaultRecipe,
  method: 'qat',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
};

describe('resultKey()', () => {
  it('does not depend on the order of members', () => {
    const reordered = Object.fromEntries(
      Object.entries(configuration).reverse(),
    ) as unknown as TrainingConfiguration;
    expect(resultKey(reordered)).toBe(resultKey(configuration));
  });

  it('changes with everything that decides the result', () => {
    const { quantization } = configuration;
    const changes: Partial<TrainingConfiguration>[] = [
      { dataset: 'mnist' },
      { network: 'lenet-5' },
      { networkParams: { channelMultiplier: 2, batchNorm: 'none' } },
      { recipe: { ...defaultRecipe, tuneEpochs: 4 } },
      { method: 'ptq' },
      { method: 'float' },
      { quantization: { ...quantization, weightBits: 3 } },
      { quantization: { ...quantization, schemeParams: { offset: 'both' } } },
      { seed: 2 },
    ];
    const keys = changes.map((change) => resultKey({ ...configuration, ...change }));
    expect(new Set([...keys, resultKey(configuration)]).size).toBe(changes.length + 1);
  });

  it('leaves quantization out of the key of a float network', () => {
    const float: TrainingConfiguration = { ...configuration, method: 'float' };
    const other = { ...float, quantization: { ...float.quantization, weightBits: 2 } };
    expect(resultKey(other)).toBe(resultKey(float));
  });
});

import { describe, expect, it } from 'vitest';
import { defaultRecipe, type TrainingConfiguration } from '../explore/training-configuration';
import { defaultHardware } from '../hardware/hardware-controls';
import { type AllocationRequest, allocationKey } from './allocation-result';

const configuration: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'ptq',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
};

function keyOf(
  allocator: string,
  change: Partial<AllocationRequest> = {},
  configured: Partial<TrainingConfiguration> = {},
): string {
  const request = { params: {}, hardware: defaultHardware, ...change };
  return allocationKey({ ...request, allocator, configuration: { ...configuration, ...configured } });
}

describe('allocationKey()', () => {
  const faster = { recipe: { ...defaultRecipe, tuneLearningRate: 0.01 } };

  it('counts the rate of fine-tuning only where widths are learned', () => {
    expect(keyOf('bit-pruning', {}, faster)).not.toBe(keyOf('bit-pruning'));
    expect(keyOf('hawq', {}, faster)).toBe(keyOf('hawq'));
  });

  it('is the same whether or not defaults are written out', () => {
    const { quantization } = configuration;
    expect(keyOf('hawq', { params: { targetBits: 4 } })).toBe(keyOf('hawq'));
    expect(keyOf('hawq', {}, { networkParams: { channelMultiplier: 1 } })).toBe(keyOf('hawq'));
    const schemeParams = { scaleKind: 'real' };
    expect(keyOf('hawq', {}, { quantization: { ...quantization, schemeParams } })).toBe(keyOf('hawq'));
    expect(
      keyOf('hawq', {}, { quantization: { ...quantization, schemeParams: { offset: 'both' } } }),
    ).not.toBe(keyOf('hawq'));
  });

  it('leaves out the widths and epochs that it does not use', () => {
    const { quantization } = configuration;
    const other = { quantization: { ...quantization, weightBits: 2 } };
    expect(keyOf('hawq', {}, other)).toBe(keyOf('hawq'));
    expect(keyOf('bit-pruning', {}, { recipe: { ...defaultRecipe, tuneEpochs: 9 } })).toBe(
      keyOf('bit-pruning'),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from './accuracy-estimate';
import type { DesignPoint } from './design-point';
import { floatControl } from './float-control';
import { defaultRecipe, type TrainingConfiguration } from './training-configuration';

interface Sample {
  readonly method?: TrainingConfiguration['method'];
  readonly floatEpochs?: number;
  readonly seeds?: number;
  readonly origin?: DesignPoint['origin'];
}

function point(id: string, { method = 'float', floatEpochs = 10, seeds = 1, origin }: Sample): DesignPoint {
  return {
    id,
    configuration: {
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      networkParams: {},
      recipe: { ...defaultRecipe, floatEpochs },
      method,
      quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
      seed: 1,
    },
    origin: origin ?? 'gallery',
    results: [],
    testAccuracy: estimateAccuracy(Array(seeds).fill(0.9)),
    validationAccuracy: estimateAccuracy(Array(seeds).fill(0.9)),
    cost: null,
  };
}

describe('floatControl()', () => {
  it('belongs to the recipe of most designs, however many seeds another has', () => {
    const short = { floatEpochs: 1 };
    const points = [
      point('short', { ...short, seeds: 5 }),
      point('usual', { seeds: 3 }),
      point('a', { method: 'qat' }),
      point('b', { method: 'qat' }),
      point('c', { ...short, method: 'qat' }),
    ];
    expect(floatControl(points)?.id).toBe('usual');
  });

  it('has most seeds where recipes are equally common', () => {
    expect(floatControl([point('one', {}), point('two', { floatEpochs: 2, seeds: 2 })])?.id).toBe('two');
  });

  it('is no claim and no quantized design', () => {
    expect(floatControl([point('claim', { origin: 'claimed' }), point('a', { method: 'ptq' })])).toBeNull();
  });
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../core/explore/training-configuration';
import { trainedResultSchema } from './trained-result-schema';

function accepts(quantization: object): boolean {
  const configuration = {
    dataset: 'mnist',
    network: 'tiny-cnn',
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    seed: 1,
  };
  const widths = { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' };
  return v.is(trainedResultSchema, {
    configuration: { ...configuration, quantization: { ...widths, ...quantization } },
    key: 'key',
    testAccuracyFraction: 0.9,
    validationAccuracyFraction: 0.9,
    disagreements: 0,
    weightsHash: 'hash',
    testCount: 10_000,
    requantizationBits: 16,
    backend: 'wasm',
  });
}

describe('trainedResultSchema', () => {
  it('takes whole widths of 1 to 16 bits', () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ weightBits: 1, activationBits: 16 })).toBe(true);
    expect(accepts({ layerBits: [{ weights: 1, activations: 16 }] })).toBe(true);
  });

  it.each([0, 17, 1e15, 2.5])('refuses %s bits', (bits) => {
    expect(accepts({ weightBits: bits })).toBe(false);
    expect(accepts({ activationBits: bits })).toBe(false);
    expect(accepts({ layerBits: [{ weights: bits, activations: 4 }] })).toBe(false);
    expect(accepts({ layerBits: [{ weights: 4, activations: bits }] })).toBe(false);
  });

  it('refuses an empty list of widths', () => {
    expect(accepts({ layerBits: [] })).toBe(false);
  });
});

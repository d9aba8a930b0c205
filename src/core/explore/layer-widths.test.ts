import { describe, expect, it } from 'vitest';
import { completeConfiguration } from './complete-configuration';
import { formatLayerBits, parseLayerBits } from './layer-bits-text';
import { explicitWidths, widthLayers } from './layer-widths';
import { resultKey } from './result-key';
import { defaultRecipe, type QuantizationChoice, type TrainingConfiguration } from './training-configuration';

function configured(change: Partial<QuantizationChoice>, text?: string): TrainingConfiguration {
  const layerBits = text === undefined ? undefined : (parseLayerBits(text) ?? undefined);
  return completeConfiguration({
    dataset: 'fashion-mnist',
    network: 'tiny-cnn',
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    quantization: {
      scheme: 'lsq',
      schemeParams: {},
      weightBits: 4,
      activationBits: 4,
      edgeLayers: 'same',
      ...change,
      ...(layerBits && { layerBits }),
    },
    seed: 1,
  });
}

describe('explicit widths in a complete configuration', () => {
  it('carry the means of their widths, whatever stood there', () => {
    const one = configured({ weightBits: 2, edgeLayers: 'eight-bit' }, '8x8,4x4,3x2');
    const other = configured({ weightBits: 7, activationBits: 5 }, '8x2,4x4,3x2');
    expect(one.quantization).toMatchObject({ weightBits: 5, activationBits: 3, edgeLayers: 'same' });
    // The first layer reads the image, so its activation width decides nothing.
    expect(resultKey(one)).toBe(resultKey(other));
    expect(formatLayerBits(one.quantization.layerBits ?? [])).toBe('8x8,4x4,3x2');
  });

  it('are no more than a uniform width where all are equal', () => {
    const uniform = configured({ weightBits: 3, activationBits: 6 });
    expect(configured({ edgeLayers: 'eight-bit' }, '3x2,3x6,3x6')).toEqual(uniform);
    expect(uniform.quantization).not.toHaveProperty('layerBits');
  });

  it('stay explicit where the scheme lacks them, equal or not', () => {
    const { quantization } = configured({}, '12x8,12x4,12x4');
    expect(formatLayerBits(quantization.layerBits ?? [])).toBe('12x8,12x4,12x4');
    expect(formatLayerBits(configured({}, '4x8,4x9,4x9').quantization.layerBits ?? [])).toBe('4x8,4x9,4x9');
  });

  it('of another number of layers stay as they are', () => {
    expect(formatLayerBits(configured({}, '8x8,4x4').quantization.layerBits ?? [])).toBe('8x8,4x4');
  });
});

describe('explicitWidths()', () => {
  it('spells out a uniform choice', () => {
    const { quantization, ...network } = configured({ weightBits: 3 });
    expect(formatLayerBits(explicitWidths(network, quantization))).toBe('3x4,3x4,3x4');
    expect(widthLayers(network)).toEqual([
      { name: 'conv1', inputCoder: null },
      { name: 'conv2', inputCoder: 1 },
      { name: 'dense', inputCoder: 2 },
    ]);
  });
});

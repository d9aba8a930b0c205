import { expect, it } from 'vitest';
import { formatLayerBits, parseLayerBits, widthSummary } from './layer-bits-text';

it('reads what it writes, and one number for both', () => {
  const bits = [
    { weights: 8, activations: 8 },
    { weights: 4, activations: 2 },
  ];
  expect(formatLayerBits(bits)).toBe('8x8,4x2');
  expect(parseLayerBits('8, 4x2')).toEqual(bits);
});

it.each(['', ',', '4x', 'x4', '4x4x4', '4;4', '-4', '2.5', '4,,4', '1'.repeat(9), '4,'.repeat(300)])(
  'refuses %.20j',
  (text) => {
    expect(parseLayerBits(text)).toBeNull();
  },
);

it('names widths in few characters', () => {
  const mean = { weightBits: 5, activationBits: 3 };
  const layerBits = parseLayerBits('8x8,4x4,2x2') ?? [];
  expect(widthSummary(mean)).toEqual({ weights: '5', activations: '3' });
  expect(widthSummary({ ...mean, layerBits })).toEqual({ weights: '8·4·2', activations: '4·2' });
});

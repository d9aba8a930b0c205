import { describe, expect, it } from 'vitest';
import { layerCodings } from './layer-codings';
import type { LayerBits, QuantizationChoice } from './training-configuration';

const choice: QuantizationChoice = {
  scheme: 'ristretto-pot',
  schemeParams: {},
  weightBits: 4,
  activationBits: 6,
  edgeLayers: 'eight-bit',
};

function widths(change: Partial<QuantizationChoice>): readonly string[] {
  return layerCodings({ ...choice, ...change }, 3).map(
    ({ weights, activations }) => `${weights.scheme.id} ${weights.bits} x ${activations.bits}`,
  );
}

describe('layerCodings()', () => {
  it('leaves edge weights of eight bits to lsq where the scheme has none', () => {
    expect(widths({})).toEqual(['lsq 8 x 6', 'ristretto-pot 4 x 6', 'lsq 8 x 8']);
  });

  it('takes explicit widths before all others', () => {
    const layerBits = [2, 3, 4].map((bits): LayerBits => ({ weights: bits, activations: bits }));
    expect(widths({ scheme: 'lsq', layerBits })).toEqual(['lsq 2 x 2', 'lsq 3 x 3', 'lsq 4 x 4']);
  });

  it.each([0, 2, 4])('refuses explicit widths of %s layers for three', (count) => {
    const layerBits = Array.from({ length: count }, () => ({ weights: 4, activations: 4 }));
    expect(() => widths({ layerBits })).toThrow(RangeError);
  });

  it('refuses widths that the scheme lacks', () => {
    expect(() => widths({ weightBits: 5, edgeLayers: 'same' })).toThrow('ristretto-pot has no weights of 5');
  });
});

import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { halfIntegerGrid } from '../../../quantization/code-format';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  type LadderRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
} from '../../testing/layers';
import { placements } from '..';
import type { AffineOperand, AffinePlacement } from '../affine-placement';
import { affinePlacements } from '../affine-placement';

function layerOf(rung: LadderRung): QuantizedLayer {
  return codedLayers([middleConvolution], { weights: 4, inputs: 4 }, rung)[0] as QuantizedLayer;
}

function exactness(placement: AffinePlacement, layer: QuantizedLayer, operand: AffineOperand = 'both') {
  const { weights, inputs } = layer;
  const context = { weights, inputs, operand, operandScaleBits: 8, requantizationBits: 16 };
  return placements.get(placement).exactness(context);
}

describe('exactness', () => {
  it.each(affinePlacements)('is given where a scheme leaves nothing to apply: %s', (placement) => {
    expect(exactness(placement, layerOf(fixedPointRung))).toBe('exact');
  });

  it.each<[AffinePlacement, string, string]>([
    ['folded', 'exact', 'exact'],
    ['shared-prestage', 'approximate', 'approximate'],
    ['per-lane-offset', 'exact', 'approximate'],
    ['per-lane-dequantize', 'approximate', 'approximate'],
    ['expanded-affine', 'exact', 'approximate'],
    ['per-product', 'approximate', 'approximate'],
  ])('of %s is %s for real steps and %s for real offsets', (placement, steps, offsets) => {
    expect(exactness(placement, layerOf(lsqRung))).toBe(steps);
    expect(exactness(placement, layerOf(bothOffsetsRung))).toBe(offsets);
  });

  it('counts only operands that the placement acts on', () => {
    expect(exactness('per-lane-offset', layerOf(lsqPlusRung), 'weights')).toBe('exact');
    expect(exactness('per-lane-offset', layerOf(lsqPlusRung), 'activations')).toBe('approximate');
  });

  it.each(affinePlacements)('is kept by half steps under powers of two: %s', (placement) => {
    const layer = layerOf(fixedPointRung);
    const weights = { ...layer.weights, format: halfIntegerGrid(layer.weights.format.bits) };
    expect(exactness(placement, { ...layer, weights })).toBe('exact');
  });
});

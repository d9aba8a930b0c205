import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../core/quantization/code-format';
import type { Quantizer } from '../../core/quantization/quantizer';
import { requantizationFactor } from './layer-quantizers';

const withStep = (step: number): Quantizer => ({
  format: integerGrid(4, true),
  decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
  steps: Float32Array.of(step),
  offsets: Float32Array.of(0),
});

describe('requantizationFactor()', () => {
  it('divides the step of the sums by the step of the outputs', () => {
    const layer = { name: 'conv', weights: withStep(0.25), inputs: withStep(0.5), outputs: withStep(2) };
    expect(requantizationFactor(layer)).toBe(0.0625);
  });

  it('has none after the last layer', () => {
    const layer = { name: 'dense', weights: withStep(0.25), inputs: withStep(0.5), outputs: null };
    expect(requantizationFactor(layer)).toBeNull();
  });
});

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

const plain = { weights: withStep(0.25), inputs: withStep(0.5), normalizationGain: null };

describe('requantizationFactor()', () => {
  it('divides the step of the sums by the step of the outputs', () => {
    expect(requantizationFactor({ ...plain, name: 'conv', outputs: withStep(2) })).toBe(0.0625);
  });

  it('takes the gain of kept batch normalization along', () => {
    const layer = { ...plain, name: 'conv', outputs: withStep(2), normalizationGain: -3 };
    expect(requantizationFactor(layer)).toBe(-0.1875);
  });

  it('has none after the last layer', () => {
    expect(requantizationFactor({ ...plain, name: 'dense', outputs: null })).toBeNull();
  });
});

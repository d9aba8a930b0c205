import { describe, expect, it } from 'vitest';
import { integerGrid, powerOfTwoCodes, rowMix } from '../../core/quantization/code-format';
import type { Quantizer } from '../../core/quantization/quantizer';
import { channelQuantizer, channelValues, levelsOf, quantizationError } from './tensor-view';

const perChannel: Quantizer = {
  format: integerGrid(2, true),
  decode: { scale: 'real', granularity: 'channel', offset: 'none' },
  steps: Float32Array.of(0.5, 2),
  offsets: Float32Array.of(0),
};

describe('channelValues()', () => {
  it('takes every value of one output channel', () => {
    expect([...channelValues(Float32Array.of(1, 2, 3, 4), 2, 1)]).toEqual([2, 4]);
  });
});

describe('channelQuantizer()', () => {
  it('keeps the step of the channel and the shared offset', () => {
    const { steps, offsets } = channelQuantizer(perChannel, 1);
    expect([[...steps], [...offsets]]).toEqual([[2], [0]]);
  });
});

describe('levelsOf()', () => {
  it('lists the levels of a row in its own format', () => {
    const format = rowMix([
      { format: powerOfTwoCodes(2, { hasZero: false, rounding: 'nearest' }), fraction: 0.5 },
      { format: integerGrid(2, true), fraction: 0.5 },
    ]);
    const mixed = { ...perChannel, format, rowFormats: Uint8Array.of(1, 0) };
    // Codes -2, -1, 1 and 2 of step 2.
    expect(levelsOf(channelQuantizer(mixed, 1))).toEqual([-4, -2, 2, 4]);
    expect(levelsOf(channelQuantizer(mixed, 0))).toEqual([-1, -0.5, 0, 0.5]);
  });

  it('lists step times code for all codes', () => {
    expect(levelsOf(channelQuantizer(perChannel, 0))).toEqual([-1, -0.5, 0, 0.5]);
  });
});

describe('quantizationError()', () => {
  it('counts what lies half a step beyond the outer levels', () => {
    // Levels -1 … 0.5 with step 0.5: 1 is clipped to 0.5 (error 0.5), the others are exact.
    const error = quantizationError(Float32Array.of(-1, 0, 0.5, 1), channelQuantizer(perChannel, 0));
    expect(error.clippedFraction).toBe(0.25);
    // Signal 1 + 0.25 + 1 = 2.25, noise 0.25: ratio 9, 9.54 dB.
    expect(error.signalToNoiseDecibels).toBeCloseTo(9.542, 3);
  });

  it('has no noise where every value is a level', () => {
    const error = quantizationError(Float32Array.of(-0.5, 0), channelQuantizer(perChannel, 0));
    expect(error.signalToNoiseDecibels).toBeNull();
  });
});

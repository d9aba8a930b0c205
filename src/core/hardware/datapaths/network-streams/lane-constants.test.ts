import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import type { Quantizer } from '../../../quantization/quantizer';
import { laneConstants } from './lane-constants';

const weights: Quantizer = {
  format: integerGrid(4, true),
  decode: { scale: 'real', granularity: 'channel', offset: 'none' },
  steps: Float32Array.of(0.5, 0.75),
  offsets: Float32Array.of(0, 0),
};
const inputs: Quantizer = {
  format: integerGrid(4, false),
  decode: { scale: 'real', granularity: 'tensor', offset: 'real' },
  steps: Float32Array.of(0.25),
  offsets: Float32Array.of(-0.75),
};

const port = (name: string, width: number) => ({ name, width, signed: false, typical: 1 });

describe('laneConstants()', () => {
  it('holds mantissas of the steps of a channel', () => {
    // 0.75 = 12 / 16 and 0.5 = 8 / 16, as numbers of four bits with the first set.
    expect(laneConstants([port('weightScale', 4)], { weights, inputs }, 1)).toEqual({ weightScale: 12 });
    expect(laneConstants([port('weightScale', 4)], { weights, inputs }, 0)).toEqual({ weightScale: 8 });
    // 0.75 * 0.25 = 12 / 64.
    expect(laneConstants([port('productScale', 4)], { weights, inputs }, 1)).toEqual({ productScale: 12 });
  });

  it('holds zero points in the units of what they are subtracted from', () => {
    // 0 is code 3: 0.25 * 3 - 0.75. Behind a scale of 8 that is 24, of which four bits hold 15.
    expect(laneConstants([port('inputZeroPoint', 4)], { weights, inputs }, 0)).toEqual({ inputZeroPoint: 3 });
    const scaled = [port('inputScale', 4), port('inputZeroPoint', 8)];
    expect(laneConstants(scaled, { weights, inputs }, 0)).toEqual({ inputScale: 8, inputZeroPoint: 24 });
    const narrow = [port('inputScale', 4), port('inputZeroPoint', 4)];
    expect(laneConstants(narrow, { weights, inputs }, 0)).toMatchObject({ inputZeroPoint: 15 });
  });

  it('leaves what no quantizer says typical', () => {
    expect(laneConstants([port('productZeroPoint', 4)], { weights, inputs }, 0)).toEqual({
      productZeroPoint: 1,
    });
  });
});

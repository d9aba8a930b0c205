import { describe, expect, it } from 'vitest';
import { fakeQuantize } from '../quantization/fake-quantize';
import { createRandom } from '../random';
import { assignRows, rowMixFormat } from './parts/row-mix';
import { ristrettoMinifloat } from './ristretto-minifloat';
import { ristrettoPot } from './ristretto-pot';
import { rmsmp } from './rmsmp';
import type { TensorSample } from './scheme';

const sample = (role: TensorSample['role'], values: number[], bits: number): TensorSample => ({
  role,
  values: Float32Array.from(values),
  channels: 1,
  bits,
});

describe('ristretto-pot', () => {
  it('rounds weights to 2^-8 ... 2^-1 on the logarithmic scale, whatever they are', () => {
    const quantizer = ristrettoPot.fit(sample('weights', [100], 4), {});
    // Between 1/4 and 1/2 the switch is at 2^-1.5 = 0.35355.
    const coded = fakeQuantize(Float32Array.of(0, -0.0001, 0.353, 0.354, -0.354, 3, -100), quantizer);
    expect([...coded]).toEqual([2 ** -8, -(2 ** -8), 0.25, 0.5, -0.5, 0.5, -0.5]);
  });

  it('gives activations the integer length that reaches their maximum', () => {
    // ceil(log2(3)) = 2 bits before the point, 6 behind it.
    expect([...ristrettoPot.fit(sample('activations', [0, 1, 3], 8), {}).steps]).toEqual([2 ** -6]);
  });
});

describe('ristretto-minifloat', () => {
  it('has a bias of 7, saturates and flushes what is small', () => {
    const quantizer = ristrettoMinifloat.fit(sample('weights', [1], 6), {});
    // One mantissa bit: 1, 1.5, 2, 3, ... up to 1.5 * 2^8; least 1.5 * 2^-7.
    const values = Float32Array.of(1.2, 1.3, -2.6, 1000, 2 ** -7, 1.5 * 2 ** -7, -1e-9);
    expect([...fakeQuantize(values, quantizer)].map((value) => value + 0)).toEqual([
      1,
      1.5,
      -3,
      384,
      0,
      1.5 * 2 ** -7,
      0,
    ]);
  });

  it('keeps two and three mantissa bits at 7 and 8 bits', () => {
    const at = (bits: number) => {
      const quantizer = ristrettoMinifloat.fit(sample('activations', [1], bits), {});
      return [...fakeQuantize(Float32Array.of(1.2), quantizer)];
    };
    expect([...at(7), ...at(8)]).toEqual([1.25, 1.25]);
    expect(fakeQuantize(Float32Array.of(1.1), ristrettoMinifloat.fit(sample('weights', [1], 8), {}))[0]).toBe(
      1.125,
    );
  });
});

describe('rows of rmsmp', () => {
  const shares = { powersOfTwo: 0.5, fourBits: 0.25, eightBits: 0.25 };
  const format = rowMixFormat(shares);

  it('go to 8 bits where 4 lose most, and to powers of two where the weights vary least', () => {
    // Scales 1. Row 0 lies on the grid of sevenths at its ends, row 1 midway between points with the largest loss,
    // rows 2 and 3 near zero.
    const rows = [
      [1, -1, 1, -1],
      [6.5 / 7, -6.5 / 7, 4.5 / 7, -4.5 / 7],
      [1 / 7, 0, 0, 0],
      [0, 0, 1 / 7, 1 / 7],
    ];
    const weights = Float32Array.from({ length: 16 }, (_, index) => rows[index % 4]![Math.floor(index / 4)]!);
    // Indices of the format: powers of two 0, fixed 4 bits 1, fixed 8 bits 2.
    expect([...assignRows(weights, [1, 1, 1, 1], format)]).toEqual([1, 2, 0, 0]);
  });

  it('have the chosen shares', () => {
    const values = Array.from({ length: 20 * 40 }, createRandom(2).normal);
    const count = (ratio: string) => {
      const { rowFormats = [] } = rmsmp.fit({ ...sample('weights', values, 4), channels: 20 }, { ratio });
      return [0, 1, 2].map((index) => [...rowFormats].filter((row) => row === index).length);
    };
    expect(count('65-30-5')).toEqual([13, 6, 1]);
    expect(count('60-35-5')).toEqual([12, 7, 1]);
    expect(count('100-0-0')).toEqual([20, 0, 0]);
  });

  it('have the levels of their papers', () => {
    const ramp = Array.from({ length: 2001 }, (_, index) => (index - 1000) / 1000);
    const positive = (ratio: string) => {
      const quantizer = rmsmp.fit(sample('weights', ramp, 4), { ratio });
      const levels = [...new Set(fakeQuantize(Float32Array.from(ramp), quantizer))].filter(
        (level) => level > 0,
      );
      return levels.map((level) => level / levels.at(-1)!);
    };
    expect(positive('100-0-0')).toEqual([1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1]);
    positive('0-100-0').forEach((level, index) => {
      expect(level).toBeCloseTo((index + 1) / 7, 6);
    });
  });
});

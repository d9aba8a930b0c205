import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  type CodeFormat,
  halfIntegerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
  rowMix,
} from './code-format';
import { codeLevels } from './code-levels';
import { decode, decodeCode, encode, encodeValue } from './encode';
import { fakeQuantize } from './fake-quantize';
import { nearestCode } from './nearest-code';
import { fixedPointPlanes } from './plane-scales';
import type { Quantizer } from './quantizer';

const ristretto = powerOfTwoCodes(4, { hasZero: false, rounding: 'logarithmic' });
const sums = additivePowerCodes([[8, 4, 1], [2]], true);
const withZero = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });

function unitQuantizer(format: CodeFormat, rest: Partial<Quantizer> = {}): Quantizer {
  return {
    format,
    decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(1),
    offsets: Float32Array.of(0),
    ...rest,
  };
}

const codesOf = (quantizer: Quantizer, values: number[]) =>
  values.map((value) => nearestCode(value, quantizer, 0));

describe('formats', () => {
  it('count the magnitudes of powers of two', () => {
    // 4 bits: a sign and 3 bits for 2^0 … 2^7, or zero and 2^0 … 2^6.
    expect(ristretto).toMatchObject({ bits: 4, magnitudes: 8, minimum: -128, maximum: 128 });
    expect(withZero).toMatchObject({ bits: 4, magnitudes: 7, minimum: -64, maximum: 64 });
    expect(() => powerOfTwoCodes(6, { hasZero: false, rounding: 'nearest' })).toThrow(RangeError);
    expect(() => powerOfTwoCodes(1, { hasZero: true, rounding: 'nearest' })).toThrow(RangeError);
  });

  it('list the sums of powers of two', () => {
    // A sign, two bits for one of four and one bit for one of two.
    expect(sums).toMatchObject({ bits: 4, minimum: -10, maximum: 10 });
    expect(sums.magnitudes).toEqual([0, 1, 2, 3, 4, 6, 8, 10]);
    expect(additivePowerCodes([[4, 2, 1]], false)).toMatchObject({ bits: 2, minimum: 0, maximum: 4 });
  });

  it.each([
    ['no powers', []],
    ['a number that is no power', [[3]]],
    ['a power in two terms', [[1], [1]]],
    ['a term of three choices', [[2, 1]]],
  ])('refuse sums of %s', (_, terms) => {
    expect(() => additivePowerCodes(terms, true)).toThrow(RangeError);
  });

  it('leave a minifloat the mantissa behind sign and exponent', () => {
    // 8 bits: 1 + 4 + 3; the largest code is 15 * 2^15.
    expect(minifloatCodes(8)).toMatchObject({ mantissaBits: 3, exponentBits: 4, maximum: 15 * 2 ** 15 });
    expect(minifloatCodes(5)).toMatchObject({ mantissaBits: 0, maximum: 2 ** 15 });
    expect(() => minifloatCodes(4)).toThrow(RangeError);
  });

  it('store one bit per plane', () => {
    expect(planeCodes(3)).toMatchObject({ bits: 3, minimum: -4095, maximum: 4095 });
    expect(planeCodes(1)).toMatchObject({ bits: 1, minimum: -1, maximum: 1 });
  });

  it('take the most frequent width of mixed rows', () => {
    const mix = rowMix([
      { format: withZero, fraction: 0.65 },
      { format: narrowGrid(4), fraction: 0.3 },
      { format: narrowGrid(8), fraction: 0.05 },
    ]);
    expect(mix).toMatchObject({ bits: 4, signed: true, minimum: -127, maximum: 127 });
    expect(() => rowMix([{ format: withZero, fraction: 0.5 }])).toThrow(RangeError);
  });
});

describe('nearestCode()', () => {
  it('rounds powers of two in the log domain or to the nearest', () => {
    expect(codesOf(unitQuantizer(ristretto), [0, -0.01, 1.41, 1.42, -1.42, 90, 91, 1e9])).toEqual([
      1, -1, 1, 2, -2, 64, 128, 128,
    ]);
    expect(codesOf(unitQuantizer(withZero), [0.49, 0.5, -0.5, -0.51, 1.49, 1.5, -1.5, -1e9])).toEqual([
      0, 1, 0, -1, 1, 2, -1, -64,
    ]);
  });

  it('rounds to the nearest sum of powers', () => {
    // The middle of 4 and 6 is 5, that of 8 and 10 is 9.
    expect(codesOf(unitQuantizer(sums), [0.49, 4.99, 5, -5, -5.01, 8.9, 99, -99])).toEqual([
      0, 4, 6, -4, -6, 8, 10, -10,
    ]);
    const unsigned = additivePowerCodes([[4, 2, 1]], false);
    expect(codesOf(unitQuantizer(unsigned), [-7, 0.5, 2.99, 3])).toEqual([0, 1, 2, 4]);
  });

  it('rounds the mantissa of a minifloat once, flushes and saturates', () => {
    // 6 bits: one mantissa bit, codes 0, 3, 4, 6, 8, 12, … 3 * 2^15; the code 2 is missing.
    const codes = codesOf(unitQuantizer(minifloatCodes(6)), [2.4, 2.5, -2.5, 3.5, 5, 7, 9.9, 10, 1e9, -1e9]);
    expect(codes).toEqual([0, 3, 0, 4, 6, 8, 8, 12, 98_304, -98_304]);
  });

  it('gives planes the signs of what is left', () => {
    // 2500: 2600 leaves -100, 2600 - 1100 leaves 1000, so 2600 - 1100 + 300.
    const quantizer = unitQuantizer(planeCodes(3), { planeCodes: Int32Array.of(2600, 1100, 300) });
    expect(codesOf(quantizer, [2500, 0, -1, -9999])).toEqual([1800, 1200, -1200, -4000]);
  });

  const formats: readonly (readonly [string, Quantizer])[] = [
    ['powers of two', unitQuantizer(ristretto)],
    ['powers of two with zero', unitQuantizer(withZero)],
    ['sums of powers', unitQuantizer(sums)],
    ['unsigned sums of powers', unitQuantizer(additivePowerCodes([[8, 4, 1], [2]], false))],
    ['minifloat', unitQuantizer(minifloatCodes(7))],
    ['planes', unitQuantizer(planeCodes(3), { planeCodes: Int32Array.of(2048, 1365, 682) })],
    ['signs', unitQuantizer(halfIntegerGrid(1))],
  ];

  it.each(formats)('equals the interval that a value lies in: %s', (_, quantizer) => {
    const { codes, boundaries } = codeLevels(quantizer);
    const range = quantizer.format.maximum;
    const value = fc.oneof(
      fc.double({ min: -2 * range, max: 2 * range, noNaN: true }),
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.constantFrom(...boundaries),
    );
    fc.assert(
      fc.property(value, (scaled) => {
        const interval = boundaries.filter((boundary) => boundary <= scaled).length;
        expect(nearestCode(scaled, quantizer, 0) === codes[interval]).toBe(true);
      }),
    );
  });

  it.each(formats)('gives each code itself back: %s', (_, quantizer) => {
    const values = Float32Array.from(codeLevels(quantizer).codes, (code) => 0.25 * code);
    const quarter = { ...quantizer, steps: Float32Array.of(0.25) };
    expect(decode(encode(values, quarter), quarter)).toEqual(values);
    expect(fakeQuantize(values, quarter)).toEqual(values);
  });
});

describe('codeLevels()', () => {
  it('refuses planes that would put a greater value on a lesser code', () => {
    const quantizer = unitQuantizer(planeCodes(3), { planeCodes: Int32Array.of(1000, 800, 300) });
    expect(() => codeLevels(quantizer)).toThrow(RangeError);
  });
});

describe('encode()', () => {
  it('takes 32 bits where codes need them', () => {
    expect(encode(Float32Array.of(3e5), unitQuantizer(minifloatCodes(8)))).toEqual(
      Int32Array.of(9 * 2 ** 15),
    );
    expect(encode(Float32Array.of(100), unitQuantizer(ristretto))).toEqual(Int16Array.of(128));
  });

  it('codes every row in its own format', () => {
    const format = rowMix([
      { format: withZero, fraction: 0.5 },
      { format: narrowGrid(4), fraction: 0.5 },
    ]);
    const quantizer = unitQuantizer(format, { rowFormats: Uint8Array.of(0, 1) });
    expect(encode(Float32Array.of(6, 6, 100, 100), quantizer)).toEqual(Int16Array.of(8, 6, 64, 7));
    expect(fakeQuantize(Float32Array.of(6, 6, 100, 100), quantizer)).toEqual(Float32Array.of(8, 6, 64, 7));
  });

  it('codes on the encoder and decodes on the steps', () => {
    const quantizer = unitQuantizer(narrowGrid(3), {
      steps: Float32Array.of(2),
      encoder: { steps: Float32Array.of(0.5), offsets: Float32Array.of(1) },
    });
    // (2.1 - 1) / 0.5 = 2.2.
    expect(encodeValue(2.1, quantizer, 0)).toBe(2);
    expect(decodeCode(2, quantizer, 0)).toBe(4);
    expect(fakeQuantize(Float32Array.of(2.1), quantizer)).toEqual(Float32Array.of(4));
  });
});

describe('fixedPointPlanes()', () => {
  it('rounds to the finest power of two that leaves 12 bits', () => {
    expect(fixedPointPlanes([0.5, 0.25])).toEqual({ step: 2 ** -12, planeCodes: Int32Array.of(2048, 1024) });
    expect(fixedPointPlanes([0.7])).toEqual({ step: 0.7, planeCodes: Int32Array.of(1) });
    expect(() => fixedPointPlanes([0, 0])).toThrow(RangeError);
  });

  it('keeps planes ordered, positive and within the format', () => {
    const scale = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(scale, { minLength: 2, maxLength: 4 }), (scales) => {
        fc.pre(scales.some((each) => each > 1e-6));
        const { planeCodes: planes } = fixedPointPlanes(scales);
        const format = planeCodes(scales.length);
        const { codes } = codeLevels({ format, planeCodes: planes });
        expect(Math.min(...planes)).toBeGreaterThan(0);
        expect(codes.at(-1)).toBeLessThanOrEqual(format.maximum);
      }),
    );
  });
});

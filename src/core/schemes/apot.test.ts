import { describe, expect, it } from 'vitest';
import { codeLevels } from '../quantization/code-levels';
import { decode, encode } from '../quantization/encode';
import { apot } from './apot';

const fitted = (role: 'weights' | 'activations', values: Float32Array, bits: number) =>
  apot.fit({ role, values, channels: 1, bits }, {});

describe('levels of apot', () => {
  it('are the sums of two terms at 4 bits without a sign', () => {
    // p0 + p1 of the paper; its largest, 1 + 1/2, stands for the clip.
    const sums = [0, 1, 1 / 4, 1 / 16].flatMap((p0) => [0, 1 / 2, 1 / 8, 1 / 32].map((p1) => p0 + p1));
    const { codes } = codeLevels({ format: apot.activationCodes(4, {}) });
    expect(codes.map((code) => code / 32)).toEqual(sums.sort((left, right) => left - right));
  });

  it('are those of the released code at other widths, with the sign in the place of a bit', () => {
    const magnitudes = (bits: number) =>
      codeLevels({ format: apot.weightCodes(bits, {}) }).codes.filter((code) => code > 0);
    expect(magnitudes(2)).toEqual([1]);
    // {1/2, 1/4, 1/8}; {1/2, 1/4, 1/16} + {1/8}, in sixteenths.
    expect(magnitudes(3)).toEqual([1, 2, 4]);
    expect(magnitudes(4)).toEqual([1, 2, 3, 4, 6, 8, 10]);
    expect(magnitudes(5)).toEqual([1, 2, 3, 4, 6, 8, 9, 12, 16, 18, 24, 32, 33, 36, 48]);
    // 2^-1 + 2^-2 + 2^-5 in units of 2^-7, from three terms.
    const five = codeLevels({ format: apot.activationCodes(5, {}) }).codes;
    expect([five.length, five.at(-1)]).toEqual([32, 64 + 32 + 4]);
  });
});

describe('apot', () => {
  it('codes weights around their mean', () => {
    // The mean is 0.5; around it every weight is a level of step 1.
    const values = Float32Array.of(-9.5, -3.5, -0.5, 0.5, 1.5, 4.5, 10.5);
    const quantizer = fitted('weights', values, 4);
    const prepared = apot.prepareWeights?.(values, quantizer, {}) ?? values;
    expect([...prepared]).toEqual([-10, -4, -1, 0, 1, 4, 10]);
    expect([...quantizer.steps]).toEqual([1]);
    expect([...encode(prepared, quantizer)]).toEqual([-10, -4, -1, 0, 1, 4, 10]);
  });

  it('starts at the clip of least squared error', () => {
    // Step 1/4 codes all of 0, 1/4, 1/2 and 1; a hundred times, it outweighs the one value at 1.1.
    const values = Float32Array.from({ length: 401 }, (_, index) => [0, 0.25, 0.5, 1][index % 4]!);
    values[400] = 1.1;
    const quantizer = fitted('activations', values, 2);
    expect(quantizer.steps[0]).toBeCloseTo(0.25, 2);
    expect(decode(encode(values, quantizer), quantizer)[400]).toBeCloseTo(1, 2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerGrid } from './code-format';
import { decode, encode } from './encode';
import { fakeQuantize } from './fake-quantize';
import type { Quantizer } from './quantizer';

function quantizer(bits: number, signed: boolean, steps: number[], offsets: number[] = [0]): Quantizer {
  return {
    format: integerGrid(bits, signed),
    decode: { scale: 'real', granularity: steps.length > 1 ? 'channel' : 'tensor', offset: 'real' },
    steps: Float32Array.from(steps),
    offsets: Float32Array.from(offsets),
  };
}

const halfInteger: Quantizer = {
  ...quantizer(2, true, [0.5]),
  format: { kind: 'integer-grid', bits: 2, signed: true, shift: 0.5, minimum: -1.5, maximum: 1.5 },
};

describe('fakeQuantize()', () => {
  it('clips, rounds half up and scales', () => {
    // 3 bits signed, step 1/2: codes -4 … 3, so values -2 … 1.5; -0.25 and 0.25 are ties.
    const values = Float32Array.of(-9, -1.8, -0.25, 0, 0.25, 0.7, 9);
    expect([...fakeQuantize(values, quantizer(3, true, [0.5]))]).toEqual([-2, -2, 0, 0, 0.5, 0.5, 1.5]);
  });

  it('agrees with the public cases of QKeras', () => {
    // quantized_bits(6, 2): 1 sign, 2 integer and 3 fraction bits, so step 1/8; 10 saturates at 31/8.
    expect([...fakeQuantize(Float32Array.of(10), quantizer(6, true, [1 / 8]))]).toEqual([3.875]);
    // quantized_relu(6, 2): 2 integer and 4 fraction bits, so step 1/16.
    const relu = fakeQuantize(Float32Array.of(2.5625, 3.3671875, 0.054688), quantizer(6, false, [1 / 16]));
    expect([...relu]).toEqual([2.5625, 3.375, 0.0625]);
  });

  it('agrees with QuantizeLinear of ONNX', () => {
    // Scale 2 and zero point 128 is step 2 and offset -256: none of the values is a tie.
    const values = Float32Array.of(0, 2, 3, 1000, -254, -1000);
    expect([...encode(values, quantizer(8, false, [2], [-256]))]).toEqual([128, 129, 130, 255, 1, 0]);
  });

  it('takes step and offset of the last axis', () => {
    const values = Float32Array.of(1, 1, -1, -1);
    const perChannel = quantizer(2, true, [1, 0.5], [0, 0.125]);
    // Second channel: (1 - 0.125) / 0.5 = 1.75, clipped to 1; (-1 - 0.125) / 0.5 = -2.25, clipped to -2.
    expect([...fakeQuantize(values, perChannel)]).toEqual([1, 0.625, -1, -0.875]);
  });

  it('has no zero on a half-integer grid', () => {
    const values = Float32Array.of(-9, -0.1, 0, 0.6, 9);
    // Points -1.5, -0.5, 0.5, 1.5 times 1/2; 0 lies between two points and goes up.
    expect([...fakeQuantize(values, halfInteger)]).toEqual([-0.75, -0.25, 0.25, 0.75, 0.75]);
    expect([...encode(values, halfInteger)]).toEqual([-2, -1, 0, 1, 1]);
  });

  it('equals encode and decode, bit for bit', () => {
    const float = fc.float({ noNaN: true, noDefaultInfinity: true, min: -64, max: 64 });
    const step = fc.float({ noNaN: true, min: Math.fround(2 ** -10), max: 8 });
    const offset = fc.float({ noNaN: true, min: -4, max: 4 });
    fc.assert(
      fc.property(
        fc.array(float, { minLength: 1 }),
        fc.constantFrom(2, 3, 5, 8),
        fc.boolean(),
        step,
        offset,
        (values, bits, signed, oneStep, oneOffset) => {
          const chosen = quantizer(bits, signed, [oneStep], [oneOffset]);
          const tensor = Float32Array.from(values);
          expect(decode(encode(tensor, chosen), chosen)).toEqual(fakeQuantize(tensor, chosen));
        },
      ),
    );
  });
});

describe('encode()', () => {
  it('rounds a quotient that is a tie only in float32 like the kernels', () => {
    // 0.35 / 0.1 in float32 is 3.5 exactly, in float64 3.4999999...; both operands as float32.
    const tie = Math.fround(Math.fround(0.35) / Math.fround(0.1));
    expect(tie).toBe(3.5);
    expect([...encode(Float32Array.of(0.35), quantizer(4, false, [0.1]))]).toEqual([4]);
  });

  it('takes 32 bits for codes that do not fit 16', () => {
    expect(encode(Float32Array.of(4e4), quantizer(16, false, [1]))).toEqual(Int32Array.of(40_000));
  });
});

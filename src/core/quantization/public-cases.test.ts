import { describe, expect, it } from 'vitest';
import { exactKernel } from '../integer/exact-kernel';
import { integerGrid } from './code-format';
import { encode } from './encode';
import { fakeQuantize } from './fake-quantize';
import type { Quantizer } from './quantizer';
import { dyadicMultiplier, multiplyRoundShift } from './requantization';
import { clip, roundHalfUp, shiftRightRounded } from './rounding';

function quantizer(bits: number, signed: boolean, step: number, offset = 0): Quantizer {
  return {
    format: integerGrid(bits, signed),
    decode: { scale: 'real', granularity: 'tensor', offset: 'real' },
    steps: Float32Array.of(step),
    offsets: Float32Array.of(offset),
  };
}

describe('the table of rounding modes', () => {
  const values = [5.5, 2.5, 1.6, 1.1, 1.0, -1.0, -1.1, -1.6, -2.5, -5.5];

  it('half up is our one rounding, as floats and as integers that add half and shift', () => {
    const row = [6, 3, 2, 1, 1, -1, -1, -2, -2, -5];
    expect(values.map(roundHalfUp)).toEqual(row);
    expect(values.map((value) => Math.round(value))).toEqual(row);
    // As hardware does it, on numbers with three binary places.
    expect([5.5, 2.5, 1, -1, -2.5, -5.5].map((value) => shiftRightRounded(value * 8, 3))).toEqual([
      6, 3, 1, -1, -2, -5,
    ]);
  });

  it('half away from zero is ours on magnitudes, so the two part at negative ties alone', () => {
    const row = [6, 3, 2, 1, 1, -1, -1, -2, -3, -6];
    expect(values.map((value) => Math.sign(value) * roundHalfUp(Math.abs(value)))).toEqual(row);
    const parted = values.filter((value, index) => roundHalfUp(value) !== row[index]);
    expect(parted).toEqual([-2.5, -5.5]);
  });

  it('half even is ours except at ties that ours brings to an odd number', () => {
    const row = [6, 2, 2, 1, 1, -1, -1, -2, -2, -6];
    const toEven = (value: number): number => {
      const up = roundHalfUp(value);
      return up - value === 0.5 && up % 2 !== 0 ? up - 1 : up;
    };
    expect(values.map(toEven)).toEqual(row);
    const parted = values.filter((value, index) => roundHalfUp(value) !== row[index]);
    expect(parted).toEqual([2.5, -5.5]);
  });

  it('clamps before it rounds, as QONNX does', () => {
    // The order shows where a limit lies between two integers: 6.6 becomes 6.5, then 7; rounded first it would end at 6.5.
    const narrow: Quantizer = {
      ...quantizer(4, true, 1),
      format: { kind: 'integer-grid', bits: 4, signed: true, shift: 0, minimum: -6.5, maximum: 6.5 },
    };
    expect([...fakeQuantize(Float32Array.of(6.6, -6.6), narrow)]).toEqual([7, -6]);
  });
});

describe('ONNX', () => {
  it('QuantizeLinear: scale 2, zero point 128', () => {
    // The zero point is the offset -2 * 128; no value is a tie, where ONNX would round to even.
    const values = Float32Array.of(0, 2, 3, 1000, -254, -1000);
    const codes = encode(values, quantizer(8, false, 2, -256));
    // 3 / 2 + 128 = 129.5 is a tie: even and up agree on 130.
    expect([...codes]).toEqual([128, 129, 130, 255, 1, 0]);
  });

  it('QLinearMatMul: 2 x 4 times 4 x 3 of bytes', () => {
    const left = [208, 236, 0, 238, 3, 214, 255, 29];
    const right = [152, 51, 244, 60, 26, 255, 0, 127, 246, 127, 254, 247];
    const sums = products(left, right, { zeroLeft: 113, zeroRight: 114, inner: 4, columns: 3 });
    const { mantissa, shift } = dyadicMultiplier((0.0066 * 0.00705) / 0.0107, 16);
    const codes = sums.map((sum) => clip(multiplyRoundShift(sum, mantissa, shift) + 118, 0, 255));
    expect(codes).toEqual([168, 115, 255, 1, 66, 151]);
  });

  it('ConvInteger: ramp 2 … 10 with zero point 1 under a 2 x 2 kernel of ones', () => {
    const ramp = Float64Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10);
    const sums = new Float64Array(4);
    const run = exactKernel({
      isDepthwise: false,
      weightCodes: Int16Array.of(1, 1, 1, 1),
      outputChannels: 1,
      bias: Float64Array.of(-4),
      rows: 2,
      runLength: 2,
      rowLength: 3,
      starts: Int32Array.of(0, 1, 3, 4),
      largestInput: 10,
    });
    run(ramp, sums);
    expect([...sums]).toEqual([12, 16, 24, 28]);
  });
});

describe('QKeras', () => {
  it('quantized_bits(6, 2), signed: 2 integer and 3 fraction bits beside the sign', () => {
    expect([...fakeQuantize(Float32Array.of(10), quantizer(6, true, 1 / 8))]).toEqual([3.875]);
  });

  it('quantized_relu(6, 2): 2 integer and 4 fraction bits', () => {
    const values = Float32Array.of(2.5625, 3.3671875, 0.054688);
    expect([...fakeQuantize(values, quantizer(6, false, 1 / 16))]).toEqual([2.5625, 3.375, 0.0625]);
  });
});

interface ProductShape {
  readonly zeroLeft: number;
  readonly zeroRight: number;
  readonly inner: number;
  readonly columns: number;
}

/** (left - zeroLeft) (right - zeroRight) on the engine's kernel: left's zero point goes into the bias. */
function products(left: number[], right: number[], shape: ProductShape): number[] {
  const { zeroLeft, zeroRight, inner, columns } = shape;
  const weights = Int16Array.from(right, (code) => code - zeroRight);
  const bias = Float64Array.from({ length: columns }, (_, column) => {
    const sum = weights.reduce((total, weight, at) => (at % columns === column ? total + weight : total), 0);
    return -zeroLeft * sum;
  });
  const windows = left.length / inner;
  const sums = new Float64Array(windows * columns);
  const run = exactKernel({
    isDepthwise: false,
    weightCodes: weights,
    outputChannels: columns,
    bias,
    rows: 1,
    runLength: inner,
    rowLength: inner,
    starts: Int32Array.from({ length: windows }, (_, window) => window * inner),
    largestInput: 255,
  });
  run(Float64Array.from(left), sums);
  return [...sums];
}

import { describe, expect, it } from 'vitest';
import type { AddSpec, ConvolutionSpec } from '../networks/network';
import { halfIntegerGrid, integerGrid, minifloatCodes } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import type { Quantizer } from '../quantization/quantizer';
import { multiplyRoundShift } from '../quantization/requantization';
import { checkAccumulator } from './accumulator-check';
import { compileAdd } from './compile-add';
import { compileAveragePool } from './compile-average-pool';
import { compileMatrixLayer } from './compile-matrix';
import { dyadicMultipliers } from './dyadic-multipliers';
import type { IntegerAdd, Requantization, WideOutput } from './integer-network';
import { codedValues, type TensorValues } from './tensor-values';

function coded(step: number, offset = 0, scale: DecodeForm['scale'] = 'power-of-two'): Quantizer {
  return {
    format: integerGrid(8, false),
    decode: { scale, granularity: 'tensor', offset: offset === 0 ? 'none' : 'real' },
    steps: Float32Array.of(step),
    offsets: Float32Array.of(offset),
  };
}

const add: AddSpec = { kind: 'add', name: 'sum', other: 'other', activation: 'none' };
const readers = { isAddend: true, positions: 1, meanAddsConstants: false };
const surroundings = { channels: 1, outputs: coded(1), step: 1, readers, requantizationBits: 16 };

function valueOfBias({ bias, fractionBits }: IntegerAdd): number {
  return bias[0]! / 2 ** fractionBits;
}

describe('compileAdd()', () => {
  it('leaves room for a bias far beyond the sums', () => {
    // 3e7 steps take 25 bits, both operands of mantissas of 31 bits nine.
    const operand = codedValues(coded(0.3, 0, 'real'));
    const wide: TensorValues = { ...operand, constants: Float64Array.of(3e7) };
    const { layer } = compileAdd(add, [wide, operand], { ...surroundings, requantizationBits: 31 });
    expect(layer.accumulatorBits).toBeLessThanOrEqual(51);
    expect(valueOfBias(layer)).toBe(3e7);
  });

  it('refuses what no 51 bits hold', () => {
    const operand: TensorValues = { ...codedValues(coded(1)), constants: Float64Array.of(2 ** 52) };
    expect(() => compileAdd(add, [operand, operand], surroundings)).toThrow('too wide');
  });

  it('leaves a mean room for all its positions', () => {
    // Operands of 2^44 steps: sums of 50 bits with 3 fraction bits, of which a mean of 49 positions reads 43.
    const operand: TensorValues = { ...codedValues(coded(1)), largest: 2 ** 44, quantizer: null };
    const readers = { isAddend: false, positions: 49, meanAddsConstants: true };
    const { layer, result } = compileAdd(add, [operand, operand], {
      ...surroundings,
      outputs: null,
      readers,
    });
    expect(layer.output).toMatchObject({ kind: 'wide' });
    expect(49 * result.largest).toBeLessThan(2 ** 50);
    // 8 bits less, one of them for the rounding.
    expect(layer).toMatchObject({ fractionBits: 3, accumulatorBits: 50, output: { shift: 8, bits: 43 } });
    expect(result.factors[0]).toBe(2 ** 5);
  });
});

const convolution: ConvolutionSpec = {
  kind: 'conv',
  name: 'conv',
  kernel: 1,
  channels: 1,
  stride: 1,
  padding: 'same',
  batchNorm: false,
  activation: 'none',
};

/** One sign of 1/2 that meets a sign: a unit of the sums is worth half a value. */
function signs(activation: ConvolutionSpec['activation'], bias: number) {
  const sign: Quantizer = {
    format: halfIntegerGrid(1),
    decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(1),
    offsets: Float32Array.of(0),
  };
  return compileMatrixLayer(
    {
      spec: { ...convolution, activation },
      layer: {
        weights: Float32Array.of(0.5),
        bias: Float32Array.of(bias),
        batchNorm: null,
        weightQuantizer: sign,
        inputQuantizer: sign,
      },
      weights: sign,
      inputs: sign,
      outputs: null,
      resolution: 2 ** -8,
      inputImage: { height: 1, width: 1, channels: 1 },
    },
    { requantizationBits: 16, readers },
  );
}

/** One weight of 8-bit minifloats, worth so much, in front of an addition. */
function minifloatLayer(weight: number) {
  const minifloat: Quantizer = {
    format: minifloatCodes(8),
    decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(2 ** -10),
    offsets: Float32Array.of(0),
  };
  return compileMatrixLayer(
    {
      spec: convolution,
      layer: {
        weights: Float32Array.of(weight),
        bias: Float32Array.of(0),
        batchNorm: null,
        weightQuantizer: minifloat,
        inputQuantizer: minifloat,
      },
      weights: minifloat,
      inputs: minifloat,
      outputs: null,
      resolution: 2 ** -20,
      inputImage: { height: 1, width: 1, channels: 1 },
    },
    { requantizationBits: 16, readers },
  );
}

describe('compileMatrixLayer()', () => {
  it('keeps fractions of the constants and limits of coarse sums', () => {
    const { layer, result } = signs('hard-tanh', 0.5625);
    // Weight 1/2 times input code + 1/2: a quarter is constant.
    expect([...layer.bias]).toEqual([0]);
    expect(result!.constants[0]).toBe(0.5625 + 0.25);
    // A unit of the sums is worth 1/4: six bits more make it 2^-8. No sum is below -1; 1 is reached at 0.1875 = 48 / 256.
    expect(layer.output).toMatchObject({ kind: 'wide', shift: -6 });
    expect(result!.factors[0]).toBe(2 ** -8);
    expect(layer.output).toMatchObject({ maximums: Float64Array.of(48) });
    expect(layer.output).toMatchObject({ minimums: Float64Array.of(Number.NEGATIVE_INFINITY) });
  });
});

describe('compileMatrixLayer() for additions', () => {
  it('shifts sums by what the weights of the layer need, not by what any weights would', () => {
    // Codes of at most 15 * 2^15 meet a weight of 16 units: 16 * 491520 takes 23 bits and a sign, any weight 38.
    const small = minifloatLayer(2 ** -6);
    expect(small.layer.accumulatorBits).toBe(39);
    expect(small.layer.output).toMatchObject({ kind: 'wide', shift: 0, bits: 24 });
    // The largest weight, 480, is 491520 units: 38 bits and a sign. An addition takes 34, one of them for the
    // rounding.
    const large = minifloatLayer(480);
    expect(large.layer.output).toMatchObject({ kind: 'wide', shift: 6, bits: 34 });
  });
});

describe('checkAccumulator()', () => {
  it('refuses sums that are handed on in too few bits', () => {
    const { layer } = minifloatLayer(2 ** -6);
    const output = { ...(layer.output as WideOutput), bits: 23 };
    expect(() => checkAccumulator(layer)).not.toThrow();
    expect(() => checkAccumulator({ ...layer, output })).toThrow('sums of more than 23 bits');
    // Limits count: what they hold back needs no bits.
    const limited = { ...output, minimums: Float64Array.of(-100), maximums: Float64Array.of(2 ** 21) };
    expect(() => checkAccumulator({ ...layer, output: limited })).not.toThrow();
  });
});

describe('compileAveragePool()', () => {
  it.each([9, 25, 49])('keeps ties of means over %d positions up', (positions) => {
    // Codes of half a step: positions * (2n + 1) of them are n + 1/2 steps on average.
    const image = { height: 1, width: positions, channels: 1 };
    const pool = { kind: 'global-average-pool', name: 'mean' } as const;
    for (const requantizationBits of [12, 13, 14, 15, 16]) {
      const { layer } = compileAveragePool(pool, codedValues(coded(0.5)), image, {
        ...surroundings,
        requantizationBits,
      });
      const { mantissas, shifts } = (layer.output as Requantization).multipliers;
      for (let code = 0; code < 100; code++) {
        const sum = positions * (2 * code + 1);
        expect(multiplyRoundShift(sum, mantissas[0]!, shifts[0]!)).toBe(code + 1);
      }
    }
  });
});

describe('dyadicMultipliers()', () => {
  it('refuses factors beyond shifts of 8 bits', () => {
    expect(dyadicMultipliers(Float64Array.of(2 ** 128), 1).shifts).toEqual(Int8Array.of(-128));
    expect(() => dyadicMultipliers(Float64Array.of(2 ** 129), 1)).toThrow(RangeError);
  });
});

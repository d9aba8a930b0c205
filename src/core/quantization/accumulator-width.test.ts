import { describe, expect, it } from 'vitest';
import { accumulatorWidth, outputStageWidth } from './accumulator-width';
import { integerGrid } from './code-format';

const load = (products: number, weightBits: number, inputBits: number, addend = 0) =>
  accumulatorWidth({
    products,
    weights: integerGrid(weightBits, true),
    inputs: integerGrid(inputBits, false),
    addend,
  });

describe('accumulatorWidth()', () => {
  it('is the published bound where nothing is added', () => {
    // ceil(log2(9 * 8 * 15)) + 1 = ceil(10.08) + 1
    expect(load(9, 4, 4)).toBe(12);
    // ceil(log2(72 * 128 * 255)) + 1 = ceil(21.16) + 1
    expect(load(72, 8, 8)).toBe(23);
    // ceil(log2(1 * 2 * 1)) + 1: the lowest sum -2 just fits two bits
    expect(load(1, 2, 1)).toBe(2);
  });

  it('grows with what is added', () => {
    // -1080 - 968 = -2048 fits 12 bits, one more does not.
    expect(load(9, 4, 4, 968)).toBe(12);
    expect(load(9, 4, 4, 969)).toBe(13);
  });

  it('leaves room for the positive side of unsigned weights', () => {
    // 2 * 1 * 1 = 2 needs three bits in two's complement.
    const bit = integerGrid(1, false);
    expect(accumulatorWidth({ products: 2, weights: bit, inputs: bit })).toBe(3);
  });
});

describe('outputStageWidth()', () => {
  const nine = { products: 9, weights: integerGrid(4, true), inputs: integerGrid(4, false) };

  it('is the accumulator without a weight offset', () => {
    expect(outputStageWidth({ ...nine, addend: 969, inputSumTerm: null })).toEqual({
      bits: 13,
      fractionBits: 0,
    });
  });

  it('adds sixteen fraction bits and room for the rounded multiple of the input sum', () => {
    // -1080 - 967 - 1 = -2048 fits 12 bits; half a product more, rounded up, does not.
    expect(outputStageWidth({ ...nine, addend: 900, inputSumTerm: 67 })).toEqual({
      bits: 28,
      fractionBits: 16,
    });
    expect(outputStageWidth({ ...nine, addend: 900, inputSumTerm: 67.5 }).bits).toBe(29);
  });
});

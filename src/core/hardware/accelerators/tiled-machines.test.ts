import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../networks/layer-shape';
import { completeParams } from '../../parameters/parse-params';
import {
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  powerOfTwoCodes,
} from '../../quantization/code-format';
import { layerDimensions } from '../layer-dimensions';
import { middleConvolution } from '../testing/layers';
import type { Accelerator, LayerMapping, MultipliedCodes, Transfer } from './accelerator';
import { daDianNao } from './da-dian-nao';
import { laconic } from './laconic';
import { stripes } from './stripes';

const nothing = { weights: false, inputs: false, outputs: false };
const widths = { weights: 4, inputs: 4, outputs: 4, partialSums: 16 };

function machine(accelerator: Accelerator, params = {}) {
  return accelerator.configure(completeParams(accelerator.params, params));
}

function map(
  accelerator: Accelerator,
  shape: LayerShape,
  codes?: MultipliedCodes,
  params = {},
): LayerMapping {
  return machine(accelerator, params).map(layerDimensions(shape), widths, nothing, codes);
}

function words(mapping: LayerMapping, memory: Transfer['memory'], direction: Transfer['direction']): number {
  return mapping.transfers
    .filter((each) => each.memory === memory && each.direction === direction)
    .reduce((sum, each) => sum + each.words, 0);
}

const integers = (weightBits: number, inputBits: number): MultipliedCodes => ({
  weights: integerGrid(weightBits, true),
  inputs: integerGrid(inputBits, false),
});

/** 13 x 13 positions, 384 channels out of 256 by 3 x 3: AlexNet's third convolution. 149,520,384 MACs. */
const third: LayerShape = {
  ...middleConvolution,
  inputHeight: 13,
  inputWidth: 13,
  inputChannels: 256,
  outputChannels: 384,
};

describe('da-dian-nao', () => {
  it('has the multipliers and the memory of the publication', () => {
    const { units, buffers, clockHz } = machine(daDianNao).inventory;
    expect(units.lane).toBe(16 * 256);
    // 16 x 512 operations at 606 MHz; the published 5.58 TOP/s count 32 more multipliers and adders of each tile.
    expect((units.lane * 2 * clockHz) / 1e12).toBeCloseTo(4.964, 3);
    expect(buffers['buffer-weights']).toEqual({ banks: 64, kilobytesPerBank: 512, cell: 'edram' });
    expect(buffers['buffer-inputs']).toEqual({ banks: 16, kilobytesPerBank: 128, cell: 'edram' });
  });

  it('takes positions x kernel x blocks of 16 inputs x blocks of 256 outputs', () => {
    const mapping = map(daDianNao, third);
    // 169 x 9 x 16 x ceil(384 / 256).
    expect(mapping.computeCycles).toBe(48_672);
    // 384 of 512 filters.
    expect(mapping.utilisation).toBeCloseTo(0.75, 12);
    // A row of 256 in each of 24 tile steps of the 16 tiles.
    expect(words(mapping, 'buffer-weights', 'reads')).toBe(169 * 9 * 16 * 24 * 256);
    expect(words(mapping, 'buffer-inputs', 'reads')).toBe(48_672 * 16);
    expect(words(mapping, 'buffer-outputs', 'writes')).toBe(169 * 384);
    // Weights fit half of 32 MB, inputs half of 2 MB: each crosses once.
    expect(words(mapping, 'dram', 'reads')).toBe(9 * 256 * 384 + 169 * 256);
  });

  it('leaves filters and lanes idle in a small layer', () => {
    const mapping = map(daDianNao, middleConvolution);
    // 14 x 14 x 9 x ceil(8 / 16) x ceil(16 / 256); 8 of 16 lanes and 16 of 256 filters.
    expect(mapping.computeCycles).toBe(1764);
    expect(mapping.utilisation).toBeCloseTo((8 * 16) / (16 * 256), 12);
    expect(mapping.activity['input-port'].active).toBe(196 * 9 * 8);
    expect(mapping.activity.column).toEqual({ active: 1764 * 16, clocked: 1764 * 16 });
  });
});

describe('stripes', () => {
  it('takes as many cycles per step as the inputs have bits', () => {
    // ceil(169 / 16) x 9 x 16 x 2 = 3168 steps.
    for (const bits of [1, 4, 8, 16]) {
      expect(map(stripes, third, integers(8, bits)).computeCycles).toBe(3168 * bits);
    }
    expect(map(stripes, third, integers(2, 8)).computeCycles).toBe(3168 * 8);
    const half = { weights: integerGrid(4, true), inputs: halfIntegerGrid(3) };
    expect(map(stripes, third, half).computeCycles).toBe(3168 * 4);
  });

  it('is 16 / p times as fast as DaDianNao at equal clocks where positions fill the windows', () => {
    const filled: LayerShape = { ...third, inputHeight: 16, inputWidth: 16 };
    const parallel = map(daDianNao, filled).computeCycles;
    for (const bits of [2, 5, 8]) {
      expect(parallel / map(stripes, filled, integers(8, bits)).computeCycles).toBeCloseTo(16 / bits, 12);
    }
  });

  it('reads a row of weights for 16 positions', () => {
    const mapping = map(stripes, third, integers(4, 4));
    // 11 blocks of positions x 9 x 16 x 24 tile steps, and 16 positions x 16 lanes of inputs in each of 3168 steps.
    expect(words(mapping, 'buffer-weights', 'reads')).toBe(11 * 9 * 16 * 24 * 256);
    expect(words(mapping, 'buffer-inputs', 'reads')).toBe(3168 * 256);
    // 169 of 176 positions, 384 of 512 filters.
    expect(mapping.utilisation).toBeCloseTo((169 / 176) * 0.75, 12);
  });

  it('takes integers', () => {
    const decode = { scale: 'real', granularity: 'tensor', offset: 'none' } as const;
    const powers = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });
    const kindOf = (format: CodeFormat) => stripes.supports([{ format, decode }], {}).kind;
    expect(kindOf(integerGrid(16, true))).toBe('native');
    expect(kindOf(powers)).toBe('unsupported');
  });
});

describe('laconic', () => {
  it('takes the longest product of every step', () => {
    const codes = { ...integers(4, 4), termPairs: { mean: 0.8, longest: 3.5 } };
    const mapping = map(laconic, third, codes);
    expect(mapping.computeCycles).toBe(3168 * 3.5);
    expect(mapping.laneCyclesPerProduct).toBe(0.8);
    expect(mapping.utilisation).toBeCloseTo((169 / 176) * 0.75 * (0.8 / 3.5), 12);
  });

  it('takes a cycle where both codes are powers of two', () => {
    const powers = powerOfTwoCodes(4, { hasZero: false, rounding: 'nearest' });
    const mapping = map(laconic, third, { weights: powers, inputs: powers });
    expect(mapping.computeCycles).toBe(3168);
  });

  it('expects the terms of the reference where none are counted, and more where tiles wait for each other', () => {
    const cyclesPerStep = (bits: number, params = {}) =>
      map(laconic, third, integers(bits, bits), params).computeCycles / 3168;
    // Monte Carlo table of reference/hardware.md 2.3: 3.47 and 9.96 of 16 lanes, 5.2 and 13.8 of 256.
    for (const [bits, column, tile] of [
      [4, 3.47, 5.2],
      [8, 9.96, 13.8],
    ] as const) {
      expect(Math.abs(cyclesPerStep(bits) / column - 1)).toBeLessThan(0.07);
      expect(Math.abs(cyclesPerStep(bits, { synchronization: 'tile' }) / tile - 1)).toBeLessThan(0.07);
    }
  });
});

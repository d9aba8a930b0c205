import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../networks/layer-shape';
import { completeParams } from '../../parameters/parse-params';
import { halfIntegerGrid, integerGrid, narrowGrid } from '../../quantization/code-format';
import { layerDimensions } from '../layer-dimensions';
import { middleConvolution } from '../testing/layers';
import type { Accelerator, LayerMapping, Transfer } from './accelerator';
import { bitFusion } from './bit-fusion';
import { bpvec } from './bpvec';

const nothing = { weights: false, inputs: false, outputs: false };

function machine(accelerator: Accelerator, params = {}) {
  return accelerator.configure(completeParams(accelerator.params, params));
}

function map(
  accelerator: Accelerator,
  shape: LayerShape,
  weightBits: number,
  inputBits: number,
  params = {},
): LayerMapping {
  const widths = { weights: weightBits, inputs: inputBits, outputs: inputBits, partialSums: 20 };
  return machine(accelerator, params).map(layerDimensions(shape), widths, nothing, {
    weights: integerGrid(weightBits, true),
    inputs: integerGrid(inputBits, false),
  });
}

function words(mapping: LayerMapping, memory: Transfer['memory'], direction: Transfer['direction']): number {
  return mapping.transfers
    .filter((each) => each.memory === memory && each.direction === direction)
    .reduce((sum, each) => sum + each.words, 0);
}

/** 14 x 14 positions, 4096 products, 64 outputs. */
const deep: LayerShape = {
  ...middleConvolution,
  inputChannels: 4096,
  outputChannels: 64,
  kernelHeight: 1,
  kernelWidth: 1,
};

const decode = { scale: 'real', granularity: 'tensor', offset: 'none' } as const;

describe('bpvec', () => {
  it('has units for 1024 products of 8 bits', () => {
    const { units, buffers } = machine(bpvec).inventory;
    expect(units.lane / 16).toBe(1024);
    const kilobytes = Object.values(buffers).reduce(
      (sum, each) => sum + each.banks * each.kilobytesPerBank,
      0,
    );
    expect(kilobytes).toBe(112);
  });

  it.each([
    // A unit takes 16 x groups products: 1 group at 8 bits, 2 at 8 x 4, 4 at 4 x 4 and 8 x 2, 16 at 2 x 2.
    [8, 8, 196 * 32 * 8],
    [8, 4, 196 * 16 * 8],
    [4, 4, 196 * 8 * 8],
    [2, 8, 196 * 8 * 8],
    [2, 2, 196 * 2 * 8],
    // Rounded up to 4 and 8 bits.
    [3, 3, 196 * 8 * 8],
    [6, 5, 196 * 32 * 8],
    // Four passes of 8 x 8 bits, two of 16 x 8.
    [16, 16, 196 * 32 * 8 * 4],
    [16, 8, 196 * 32 * 8 * 2],
  ])('multiplies %i x %i bits in %i cycles', (weightBits, inputBits, cycles) => {
    const mapping = map(bpvec, deep, weightBits, inputBits);
    expect(mapping.computeCycles).toBe(cycles);
    expect(mapping.utilisation).toBe(1);
  });

  it('fills units with the products of small layers as far as they go', () => {
    // 72 products on 8 rows of 64: 1 fold; 16 outputs on 8 columns: 2.
    const mapping = map(bpvec, middleConvolution, 4, 4);
    expect(mapping.computeCycles).toBe(196 * 2);
    expect(mapping.utilisation).toBeCloseTo(72 / 512, 12);
    // 2 of 8 rows have work.
    expect(mapping.activity.column).toEqual({ active: 196 * 16 * 2, clocked: 196 * 16 * 2 });
    expect(mapping.activity.lane).toEqual({ active: 225_792, clocked: 196 * 16 * 2 * 64 });
    expect(mapping.fillCycles).toBe(16);
  });

  it('reads weights once, inputs once per fold of outputs, and spills sums between folds of products', () => {
    const mapping = map(bpvec, deep, 8, 8);
    expect(words(mapping, 'buffer-weights', 'reads')).toBe(4096 * 64);
    expect(words(mapping, 'buffer-inputs', 'reads')).toBe(196 * 4096 * 8);
    expect(words(mapping, 'buffer-outputs', 'reads')).toBe(196 * 64 * 31);
    expect(words(mapping, 'buffer-outputs', 'writes')).toBe(196 * 64 * 32);
  });

  it.each([
    [integerGrid(8, true), 'native', undefined],
    [integerGrid(2, true), 'native', undefined],
    [narrowGrid(2), 'native', undefined],
    // 4 bits for 3, 8 for 5, 16 for 9.
    [integerGrid(3, true), 'emulated', 4 / 3],
    [halfIntegerGrid(4), 'emulated', 8 / 5],
    [integerGrid(9, true), 'emulated', 16 / 9],
  ])('takes integers, rounded up to widths of its own (%#)', (format, kind, factor) => {
    const support = bpvec.supports([{ format, decode }], {});
    expect(support.kind).toBe(kind);
    expect(support.kind === 'emulated' ? support.factor : undefined).toBe(factor);
  });

  it('names the buffer that cannot hold what enters in a cycle', () => {
    // 128 rows of 32 x 16 words of 2 bits are 16 KB, twice that 32.
    const params = { rows: 128, engineLanes: 32, inputBufferKb: 31 };
    expect(() => map(bpvec, deep, 2, 2, params)).toThrow('inputBufferKb');
  });
});

describe('bit-fusion', () => {
  it('has 512 units of 16 multipliers and 192 bits of memory per cycle', () => {
    const { units, dramBytesPerSecond, clockHz } = machine(bitFusion).inventory;
    expect(units.lane).toBe(512 * 16);
    expect((dramBytesPerSecond * 8) / clockHz).toBe(192);
  });

  it.each([
    // 4096 products on 16 rows of 1, 4 or 16 products; 64 outputs on 32 columns.
    [8, 8, 196 * 256 * 2],
    [4, 4, 196 * 64 * 2],
    [2, 2, 196 * 16 * 2],
    [16, 16, 196 * 256 * 2 * 4],
  ])('multiplies %i x %i bits in %i cycles', (weightBits, inputBits, cycles) => {
    const mapping = map(bitFusion, deep, weightBits, inputBits);
    expect(mapping.computeCycles).toBe(cycles);
    expect(mapping.utilisation).toBe(1);
  });
});

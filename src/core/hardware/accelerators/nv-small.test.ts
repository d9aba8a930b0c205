import { describe, expect, it } from 'vitest';
import type { OperandCoding } from '../../explore/quantization-plan';
import type { ParamValues } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import {
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  planeCodes,
  powerOfTwoCodes,
} from '../../quantization/code-format';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { layerDimensions } from '../layer-dimensions';
import { codedLayers, fixedPointRung, middleConvolution, tinyCnnShapes } from '../testing/layers';
import type { LayerWidths, OnChipOperands, Transfer } from './accelerator';
import { nvSmall } from './nv-small';

const eightBits: LayerWidths = { weights: 8, inputs: 8, outputs: 8, partialSums: 24 };
const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };

function machine(params: ParamValues = {}) {
  return nvSmall.configure(completeParams(nvSmall.params, params));
}

describe('published configuration', () => {
  const { units, buffers, dramBytesPerSecond, clockHz } = machine().inventory;

  it('has 64 multipliers in 8 columns, and an output stage of one element per cycle', () => {
    expect(units).toMatchObject({ lane: 64, column: 8, requantizer: 1 });
  });

  it('has a convolution buffer of 128 KB in 32 banks', () => {
    const { 'buffer-weights': weights, 'buffer-inputs': inputs } = buffers;
    expect(weights.banks + inputs.banks).toBe(32);
    expect(weights.banks * weights.kilobytesPerBank + inputs.banks * inputs.kilobytesPerBank).toBe(128);
  });

  it('has a memory port of 64 bits', () => {
    expect((dramBytesPerSecond * 8) / clockHz).toBe(64);
  });
});

describe('mapping', () => {
  const reads = (transfers: readonly Transfer[], id: Transfer['memory']) =>
    transfers.find(({ memory, direction }) => memory === id && direction === 'reads')?.words;

  it('takes atoms of 8 inputs and 8 kernels', () => {
    // 14 * 14 positions, 9 kernel positions, 8 inputs, two blocks of 8 outputs.
    const mapping = machine().map(layerDimensions(middleConvolution), eightBits, nothing);
    expect(mapping.computeCycles).toBe(196 * 9 * 2);
    expect(mapping.utilisation).toBe(1);
    expect(mapping.requantizationCycles).toBe(196 * 16);
    // A row of 8 inputs in every cycle; 64 weights per kernel position and block for each of 13 runs of 16 positions.
    expect(reads(mapping.transfers, 'buffer-inputs')).toBe(196 * 9 * 2 * 8);
    expect(reads(mapping.transfers, 'buffer-weights')).toBe(13 * 9 * 2 * 64);
    // One sum is written for each of 9 atoms, and read for the next or for the output stage.
    expect(reads(mapping.transfers, 'buffer-outputs')).toBe(196 * 16 * 9);
  });

  it.each([
    // The output stage takes 8 cycles where 8 x K / 64 are computed: it bounds layers of fewer than 64 products.
    [56, 2000 * 64, true],
    // 50 cycles until memory answers, one more stage of the pipelined multiplier.
    [72, 2000 * 9 * 8 + 51, false],
  ])('waits for the output stage below 64 products per output: %i', (products, cycles, bound) => {
    const shape = { kind: 'gemm', name: 'g', m: 2000, k: products, n: 64 } as const;
    const hardware = { ...defaultHardware, accelerator: 'nv-small', costSource: 'horowitz', dram: 'none' };
    const [layer] = codedLayers([shape], { weights: 8, inputs: 8 }, fixedPointRung);
    const report = evaluateCost(layer ? [layer] : [], hardware);
    const codes = report.notes.map(({ code }) => code);
    expect(codes.includes('requantization-bound')).toBe(bound);
    expect(report.totals.cycles).toBe(cycles);
  });

  it('moves and multiplies codes of fewer bits as 8 bits', () => {
    const hardware = { ...defaultHardware, accelerator: 'nv-small', costSource: 'horowitz' };
    const [two, eight] = [2, 8].map((bits) =>
      evaluateCost(codedLayers(tinyCnnShapes, { weights: bits, inputs: bits }, fixedPointRung), hardware),
    );
    for (const component of ['multiply', 'buffer-weights', 'buffer-inputs']) {
      expect(two?.energyByComponentPj[component]).toBe(eight?.energyByComponentPj[component]);
    }
  });
});

describe('codes', () => {
  const supportOf = (format: CodeFormat) => {
    const coding: OperandCoding = {
      format,
      decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
    };
    return nvSmall.supports([coding], {}).kind;
  };

  it.each<[string, CodeFormat, string]>([
    ['8-bit integers', integerGrid(8, true), 'native'],
    ['4-bit integers', integerGrid(4, true), 'emulated'],
    ['signs', halfIntegerGrid(1), 'emulated'],
    ['half-integers of 7 bits', halfIntegerGrid(7), 'emulated'],
    ['half-integers of 8 bits, which take nine', halfIntegerGrid(8), 'unsupported'],
    ['powers of two up to 64', powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' }), 'emulated'],
    ['minifloats', minifloatCodes(8), 'unsupported'],
    ['two planes', planeCodes(2), 'unsupported'],
  ])('%s', (_, format, expected) => {
    expect(supportOf(format)).toBe(expected);
  });
});

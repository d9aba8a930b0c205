import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamValues } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import {
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  planeCodes,
} from '../../quantization/code-format';
import { layerDimensions } from '../layer-dimensions';
import { lsqRung, middleConvolution, weightCoding } from '../testing/layers';
import { wordsOf } from '../testing/machine-runs';
import type { LayerWidths, OnChipOperands } from './accelerator';
import { dianNao } from './dian-nao';
import { dramReadWords } from './dram-traffic';

const fourBits: LayerWidths = { weights: 4, inputs: 4, outputs: 4, partialSums: 16 };
const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };

function machine(params: ParamValues = {}) {
  return dianNao.configure(completeParams(dianNao.params, params));
}

describe('published peak of DianNao', () => {
  const { clockHz, units, reductionLanes } = machine().inventory;

  it('is 496 operations per cycle, 452 binary giga-operations per second', () => {
    const operations = units.lane + units.column * (reductionLanes - 1);
    expect(operations).toBe(496);
    expect(Math.floor((operations * clockHz) / 2 ** 30)).toBe(452);
  });

  it('takes 467.3 binary gigabytes of 16-bit weights per second', () => {
    const layer = layerDimensions({ kind: 'gemm', name: 'full', m: 8, k: 16, n: 16 });
    const mapping = machine().map(layer, { weights: 16, inputs: 16, outputs: 16, partialSums: 40 }, nothing);
    const wordsPerCycle = wordsOf(mapping, 'buffer-weights', 'weights', 'reads') / mapping.computeCycles;
    expect(((wordsPerCycle * 2 * clockHz) / 2 ** 30).toFixed(1)).toBe('467.3');
  });
});

describe('mapping', () => {
  it('runs the middle layer of tiny-cnn with half of the lanes', () => {
    // 14 * 14 positions, 9 kernel positions, one block of 8 of 16 inputs, one block of 16 outputs.
    const mapping = machine().map(layerDimensions(middleConvolution), fourBits, nothing);
    expect(mapping.computeCycles).toBe(1764);
    expect(mapping.utilisation).toBe(0.5);
    expect(wordsOf(mapping, 'buffer-weights', 'weights', 'reads')).toBe(1764 * 256);
    expect(wordsOf(mapping, 'buffer-inputs', 'inputs', 'reads')).toBe(1764 * 16);
    expect(wordsOf(mapping, 'buffer-outputs', 'outputs', 'writes')).toBe(14 * 14 * 16);
    expect(wordsOf(mapping, 'buffer-outputs', 'outputs', 'reads')).toBe(0);
    expect(wordsOf(mapping, 'dram', 'weights', 'reads')).toBe(1152);
    expect(wordsOf(mapping, 'dram', 'inputs', 'reads')).toBe(1568);
    expect(wordsOf(mapping, 'dram', 'outputs', 'writes')).toBe(3136);
  });

  it('rounds channels up to whole blocks, group by group', () => {
    const grouped = { ...middleConvolution, inputChannels: 40, outputChannels: 34, groups: 2 };
    // Per group 20 inputs and 17 outputs: 2 blocks each.
    const mapping = machine().map(layerDimensions(grouped), fourBits, nothing);
    expect(mapping.computeCycles).toBe(2 * 196 * 9 * 2 * 2);
    expect(mapping.utilisation).toBeCloseTo((20 * 17) / (32 * 32), 12);
  });

  it('clocks idle lanes only without clock gating', () => {
    const layer = layerDimensions(middleConvolution);
    // Half of the 16 input lanes and all 16 columns have work in each of the 1764 cycles.
    expect(machine().map(layer, fourBits, nothing).activity).toMatchObject({
      lane: { active: 225_792, clocked: 1764 * 8 * 16 },
      'adder-tree': { active: 225_792 / 16, clocked: 1764 * 16 },
      column: { active: 1764 * 16, clocked: 1764 * 16 },
      'input-port': { active: 1764 * 8, clocked: 1764 * 8 },
    });
    expect(machine({ clockGating: false }).map(layer, fourBits, nothing).activity).toMatchObject({
      lane: { active: 225_792, clocked: 1764 * 256 },
      'input-port': { active: 1764 * 8, clocked: 1764 * 16 },
    });
  });

  it('adds once to every accumulator in use, however few lanes of its tree have work', () => {
    // One input channel for 16 lanes: 14 * 14 * 9 cycles with one product in each of 16 columns.
    const narrow = layerDimensions({ ...middleConvolution, inputChannels: 1 });
    const { activity } = machine().map(narrow, fourBits, nothing);
    expect(activity.lane.active).toBe(1764 * 16);
    expect(activity['adder-tree'].active).toBe(1764);
    expect(activity.column.active).toBe(1764 * 16);
  });

  it('pools outputs on their way to the output buffer', () => {
    // 14 * 14 outputs in windows of 2 * 2 leave 7 * 7 of 16 channels after three comparisons each.
    const mapping = machine().map(layerDimensions(middleConvolution, 4), fourBits, nothing);
    expect(wordsOf(mapping, 'buffer-outputs', 'outputs', 'writes')).toBe(784);
    expect(wordsOf(mapping, 'dram', 'outputs', 'writes')).toBe(784);
    expect(mapping.activity.pooler).toEqual({ active: 2352, clocked: 2352 });
    expect(mapping.activity.requantizer.active).toBe(3136);
  });

  it('moves what stays on the chip between buffers alone', () => {
    const onChip = { weights: true, inputs: true, outputs: true };
    const mapping = machine().map(layerDimensions(middleConvolution, 4), fourBits, onChip);
    const moved = mapping.transfers.filter(({ memory, words: count }) => memory === 'dram' && count > 0);
    expect(moved).toEqual([]);
    expect(wordsOf(mapping, 'buffer-weights', 'weights', 'writes')).toBe(0);
    expect(wordsOf(mapping, 'buffer-inputs', 'inputs', 'writes')).toBe(1568);
    expect(wordsOf(mapping, 'buffer-outputs', 'outputs', 'writes')).toBe(784);
  });

  it('spills sums once per further block of inputs', () => {
    // A window of 9 * 1024 words of 4 bits fills 4.5 KB: three blocks of 2 KB.
    const deep = { ...middleConvolution, inputChannels: 1024 };
    const mapping = machine().map(layerDimensions(deep), fourBits, nothing);
    expect(wordsOf(mapping, 'buffer-outputs', 'outputs', 'reads')).toBe(3136 * 2);
    expect(wordsOf(mapping, 'buffer-outputs', 'outputs', 'writes')).toBe(3136 * 3);
  });

  it('fills buffers with what DRAM delivers', () => {
    const mapping = machine({ weightBufferKb: 1 }).map(
      layerDimensions({ ...middleConvolution, inputChannels: 256 }),
      fourBits,
      nothing,
    );
    for (const [operand, buffer] of [
      ['weights', 'buffer-weights'],
      ['inputs', 'buffer-inputs'],
    ] as const) {
      expect(wordsOf(mapping, buffer, operand, 'writes')).toBe(wordsOf(mapping, 'dram', operand, 'reads'));
    }
  });

  it('bounds outputs by the number of requantizers', () => {
    const mapping = machine({ requantizers: 1 }).map(layerDimensions(middleConvolution), fourBits, nothing);
    expect(mapping.requantizationCycles).toBe(3136);
  });
});

describe('DRAM traffic', () => {
  const layer = layerDimensions({ kind: 'gemm', name: 'g', m: 100, k: 100, n: 100 });

  it('reads everything once where weights fit', () => {
    expect(dramReadWords(layer, fourBits, { weights: 40_000, inputs: 8 }, nothing)).toEqual({
      weights: 10_000,
      inputs: 10_000,
    });
  });

  it('takes the cheaper loop order', () => {
    // Weights outside: 4 tiles of weights, inputs 4 times. Inputs outside: 2 tiles of inputs, weights twice.
    expect(dramReadWords(layer, fourBits, { weights: 10_000, inputs: 20_000 }, nothing)).toEqual({
      weights: 20_000,
      inputs: 10_000,
    });
    expect(dramReadWords(layer, fourBits, { weights: 20_000, inputs: 10_000 }, nothing)).toEqual({
      weights: 10_000,
      inputs: 20_000,
    });
  });

  it('cuts tiles group by group', () => {
    // Of four groups, each has 72 weights and 392 inputs of 4 bits: 288 bits are one tile, though all weights are four.
    const grouped = layerDimensions({ ...middleConvolution, groups: 4 });
    expect(dramReadWords(grouped, fourBits, { weights: 288, inputs: 8 }, nothing)).toEqual({
      weights: 288,
      inputs: 1568,
    });
  });

  it('reads the other operand once where one is whole on the chip', () => {
    const buffers = { weights: 10_000, inputs: 20_000 };
    expect(dramReadWords(layer, fourBits, buffers, { ...nothing, weights: true })).toEqual({
      weights: 0,
      inputs: 10_000,
    });
    expect(dramReadWords(layer, fourBits, buffers, { ...nothing, inputs: true })).toEqual({
      weights: 10_000,
      inputs: 0,
    });
  });

  it('never falls below one read each, and never rises with a larger buffer', () => {
    const size = fc.integer({ min: 1, max: 300 });
    const buffer = fc.integer({ min: 64, max: 100_000 });
    fc.assert(
      fc.property(size, size, size, buffer, buffer, fc.integer({ min: 1, max: 8 }), (m, k, n, w, i, bits) => {
        const shape = layerDimensions({ kind: 'gemm', name: 'g', m, k, n });
        const widths = { ...fourBits, weights: bits };
        const read = dramReadWords(shape, widths, { weights: w, inputs: i }, nothing);
        const larger = dramReadWords(shape, widths, { weights: 2 * w, inputs: i + 999 }, nothing);
        const traffic = (each: typeof read) => each.weights * bits + each.inputs * 4;
        expect(read.weights).toBeGreaterThanOrEqual(shape.weightWords);
        expect(read.inputs).toBeGreaterThanOrEqual(shape.inputWords);
        expect(traffic(larger)).toBeLessThanOrEqual(traffic(read));
      }),
    );
  });
});

it('takes codes of up to 16 bits', () => {
  const coded = (format: CodeFormat) => [{ ...weightCoding(8, lsqRung), format }];
  const resized = { datapathWidth: 'resized' };
  expect(dianNao.supports(coded(integerGrid(8, true)), resized)).toEqual({ kind: 'native' });
  expect(dianNao.supports(coded({ ...integerGrid(16, true), bits: 17 }), resized)).toMatchObject({
    kind: 'unsupported',
  });
  expect(dianNao.supports(coded(minifloatCodes(8)), resized)).toEqual({ kind: 'native' });
});

it.each<[string, CodeFormat, string]>([
  ['16-bit integers', integerGrid(16, true), 'native'],
  ['8-bit integers', integerGrid(8, true), 'emulated'],
  ['half-integers of 16 bits, which take 17', halfIntegerGrid(16), 'unsupported'],
  ['minifloats of 8 bits, up to 2^19', minifloatCodes(8), 'unsupported'],
  ['two planes', planeCodes(2), 'unsupported'],
])('makes %s %s with 16-bit multipliers', (_, format, expected) => {
  const codings = [{ ...weightCoding(8, lsqRung), format }];
  expect(dianNao.supports(codings, { datapathWidth: 'fixed-16' }).kind).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
  tabledHardware,
  tinyCnnPools,
  tinyCnnShapes,
} from '../testing/layers';
import type { CostReport, LayerCost } from './cost-report';
import { createCostEvaluator, evaluateCost } from './evaluate-cost';
import { costSources } from './sources';
import { horowitz } from './sources/horowitz';

function sum(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}

describe('tiny-cnn', () => {
  const tiny = (each: typeof lsqRung, width = 4): readonly QuantizedLayer[] =>
    codedLayers(tinyCnnShapes, { weights: width, inputs: width }, each, tinyCnnPools);
  const perLayer = { ...tabledHardware, acceleratorParams: { residency: 'per-layer' } };
  const middlePj = (report: CostReport) => sum((report.layers[1] as LayerCost).energyPj);

  it('has 290,080 MACs, counted once', () => {
    // 28^2 * 8 * 9 + 14^2 * 16 * 72 + 784 * 10
    expect(evaluateCost(tiny(lsqRung), tabledHardware).totals.macs).toBe(56_448 + 225_792 + 7840);
  });

  it('charges DRAM by word, width and kind', () => {
    // conv2 at 4 bits: 1152 weights, 1568 inputs and 784 pooled outputs at 15 pJ per bit.
    const { layers } = evaluateCost(tiny(lsqRung), perLayer);
    expect(layers[1]!.energyPj.dram).toBeCloseTo((1152 + 1568 + 784) * 4 * 15, 6);
    expect(evaluateCost(tiny(lsqRung), perLayer).notes).toContainEqual({
      code: 'assumed-memory',
      parameters: { dram: 'ddr4', energyPjPerBit: 15 },
    });
    const without = evaluateCost(tiny(lsqRung), { ...perLayer, dram: 'none' });
    expect(without.layers[1]!.energyPj.dram).toBe(0);
    expect(without.layers[1]!.accesses).toEqual(layers[1]!.accesses);
    expect(without.notes).toContainEqual({ code: 'dram-not-counted', parameters: {} });
  });

  it('waits for DRAM in the dense layer', () => {
    // 784 inputs and 7840 weights of 4 bits, 10 sums of 20 bits (784 * 8 * 15 * 2 < 2^19 in magnitude), at 16 GB/s.
    const report = evaluateCost(tiny(lsqRung), perLayer);
    const bytes = (784 * 4 + 7840 * 4 + 10 * 19) / 8;
    expect(report.layers[2]).toMatchObject({
      computeCycles: 49,
      cycles: Math.ceil((bytes / 16e9) * 980e6),
    });
    expect(report.notes).toContainEqual({ code: 'dram-bound', parameters: { layers: 'dense' } });
  });

  it('waits for a single requantizer', () => {
    const acceleratorParams = { requantizers: 1 };
    const report = evaluateCost(tiny(lsqRung), { ...tabledHardware, acceleratorParams });
    expect(report.layers[1]!.cycles).toBe(3136);
    expect(report.notes.map(({ code }) => code)).toContain('requantization-bound');
  });

  it.each(costSources.ids)('makes LSQ+ as cheap as LSQ when folded: %s', (costSource) => {
    for (const width of [2, 3, 4, 5, 6, 7, 8]) {
      for (const dram of ['ddr4', 'none']) {
        const machine = { ...tabledHardware, costSource, dram };
        const lsq = middlePj(evaluateCost(tiny(lsqRung, width), machine));
        const lsqPlus = middlePj(evaluateCost(tiny(lsqPlusRung, width), machine));
        expect(lsqPlus / lsq).toBeLessThanOrEqual(1.05);
      }
    }
  });

  it.each(costSources.ids)('makes LSQ+ a multiple as dear as LSQ when dequantized per lane: %s', (id) => {
    for (const width of [2, 3, 4, 5, 6, 7, 8]) {
      const machine = { ...tabledHardware, costSource: id };
      const lsq = middlePj(evaluateCost(tiny(lsqRung, width), machine));
      const perLane = { ...machine, placement: 'per-lane-dequantize' } as const;
      expect(middlePj(evaluateCost(tiny(lsqPlusRung, width), perLane))).toBeGreaterThan(1.9 * lsq);
    }
  });

  it('charges one comparison of codes per further output of a pool window', () => {
    // 784 pooled outputs of 2 x 2 outputs each; the price per comparison is that of a 4-bit comparator.
    const [, pooled] = tiny(lsqRung);
    const layer = pooled as QuantizedLayer;
    const requantizationPj = (each: QuantizedLayer) =>
      evaluateCost([each], tabledHardware).energyByComponentPj.requantization as number;
    // As a network of its own, the layer keeps its output code.
    const difference = requantizationPj(layer) - requantizationPj({ ...layer, poolWindow: 1 });
    expect(difference).toBeCloseTo(2352 * horowitz.price('compare', 4).energyPj, 6);
  });

  it('slows the clock where a path is long and not pipelined', () => {
    const slow = evaluateCost(tiny(lsqRung, 8), { ...tabledHardware, pipelined: false });
    expect(slow.clockHz).toBeCloseTo(1e9 / (16 * 0.0945), 0);
    expect(slow.notes.map(({ code }) => code)).toContain('clock-limited-by-path');
    const fast = evaluateCost(tiny(lsqRung, 8), tabledHardware);
    expect(fast.clockHz).toBe(980e6);
    expect(fast.energyByComponentPj['registers-and-clock']).toBeGreaterThan(
      slow.energyByComponentPj['registers-and-clock'] as number,
    );
  });

  it('builds the array for its widest layer', () => {
    const [first, ...others] = tiny(lsqRung);
    const [wide] = tiny(lsqRung, 8);
    const mixed = evaluateCost([wide as QuantizedLayer, ...others], tabledHardware);
    const eight = evaluateCost([wide as QuantizedLayer], tabledHardware);
    expect(mixed.areaByComponentUm2.multiply).toBe(eight.areaByComponentUm2.multiply);
    expect(mixed.notes).toContainEqual({ code: 'mixed-widths', parameters: { widths: 'W8A8, W4A4' } });
    const uniform = evaluateCost([first as QuantizedLayer, ...others], tabledHardware);
    expect(uniform.notes.map(({ code }) => code)).not.toContain('mixed-widths');
  });

  it('keeps energy of the fixed datapath at any width, buffers and DRAM aside', () => {
    const machine = { ...tabledHardware, acceleratorParams: { datapathWidth: 'fixed-16' } };
    const [two, eight] = [2, 8].map((width) => evaluateCost(tiny(fixedPointRung, width), machine));
    for (const component of ['multiply', 'accumulate', 'registers-and-clock']) {
      expect(two!.energyByComponentPj[component]).toBe(eight!.energyByComponentPj[component]);
    }
    expect(two!.energyByComponentPj['buffer-weights']).toBeLessThan(
      eight!.energyByComponentPj['buffer-weights'] as number,
    );
  });

  it('says where a placement rounds what the measured accuracy does not', () => {
    const dequantized = { ...tabledHardware, placement: 'per-lane-dequantize' } as const;
    expect(evaluateCost(tiny(lsqPlusRung), dequantized).notes).toContainEqual({
      code: 'approximate-arithmetic',
      parameters: { layers: 'conv1, conv2, dense' },
    });
    const folded = evaluateCost(tiny(lsqPlusRung), tabledHardware);
    expect(folded.notes.map(({ code }) => code)).not.toContain('approximate-arithmetic');
  });

  it('says which figures lie outside their source or rest on memory', () => {
    const { notes } = evaluateCost(tiny(lsqRung), tabledHardware);
    expect(notes).toContainEqual({
      code: 'extrapolated-widths',
      parameters: {
        source: 'horowitz',
        primitive: 'multiply',
        quantities: 'energy, area',
        minimumBits: 8,
        maximumBits: 32,
      },
    });
    expect(notes).toContainEqual({
      code: 'assumed-row',
      parameters: {
        source: 'horowitz',
        primitive: 'shift',
        quantities: 'energy, area',
        reference: 'you-2020',
      },
    });
  });
});

describe('evaluator', () => {
  it('tells one layer apart by what of it is on the chip and by its pool', () => {
    const evaluate = createCostEvaluator(tabledHardware);
    const layers = codedLayers(tinyCnnShapes, { weights: 4, inputs: 4 }, lsqRung, tinyCnnPools);
    const unpooled = layers.map((layer) => ({ ...layer, poolWindow: 1 }));
    for (const network of [layers, layers.slice(0, 2), layers.slice(1), unpooled]) {
      expect(evaluate(network)).toEqual(evaluateCost(network, tabledHardware));
    }
  });

  it('gives the same report for remembered layers', () => {
    const evaluate = createCostEvaluator(tabledHardware);
    const layers = codedLayers(tinyCnnShapes, { weights: 4, inputs: 4 }, lsqPlusRung);
    const first = evaluate(layers);
    expect(evaluate(layers)).toEqual(first);
    expect(evaluate(structuredClone(layers))).toEqual(first);
    expect(evaluateCost(layers, tabledHardware)).toEqual(first);
  });

  it('tells layers apart by every part of their codes', () => {
    const evaluate = createCostEvaluator(tabledHardware);
    const energies = [fixedPointRung, lsqRung, bothOffsetsRung].flatMap((each) =>
      [2, 4].map((width) => {
        const layers = codedLayers(
          [middleConvolution, middleConvolution],
          { weights: width, inputs: 4 },
          each,
        );
        return evaluate(layers).totals.energyPj;
      }),
    );
    expect(new Set(energies).size).toBe(6);
  });

  it('names two layers of one shape apart', () => {
    const named = [middleConvolution, { ...middleConvolution, name: 'again' }];
    const { layers } = evaluateCost(codedLayers(named, { weights: 4, inputs: 4 }, lsqRung), tabledHardware);
    expect(layers.map(({ name }) => name)).toEqual(['conv2', 'again']);
  });

  it('refuses a network without layers and codes that the machine cannot take', () => {
    expect(() => evaluateCost([], tabledHardware)).toThrow(ProblemError);
    const [layer] = codedLayers([middleConvolution], { weights: 4, inputs: 4 }, lsqRung);
    const { weights } = layer as QuantizedLayer;
    const wide = { ...layer, weights: { ...weights, format: { ...weights.format, bits: 20 } } };
    expect(() => evaluateCost([wide as QuantizedLayer], tabledHardware)).toThrow(
      'dian-nao cannot run layer conv2: codes wider than 16 bits.',
    );
  });
});

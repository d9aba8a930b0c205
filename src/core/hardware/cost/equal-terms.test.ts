import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, integerGrid } from '../../quantization/code-format';
import type { HardwareConfiguration } from '../hardware-configuration';
import { expectedZeroShare } from '../terms/expected-zeros';
import {
  codedLayers,
  fixedPointRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
  tabledHardware,
  tinyCnnPools,
  tinyCnnShapes,
} from '../testing/layers';
import type { CostReport } from './cost-report';
import { createCostEvaluator, evaluateCost } from './evaluate-cost';

const tiny = (bits: number, rung = lsqRung) =>
  codedLayers(tinyCnnShapes, { weights: bits, inputs: bits }, rung, tinyCnnPools);
const on = (change: Partial<HardwareConfiguration>, layers = tiny(4)): CostReport =>
  evaluateCost(layers, { ...tabledHardware, ...change });
const noteOf = ({ notes }: CostReport, code: string) => notes.find((note) => note.code === code);

describe('equal compute area', () => {
  const equal = { equalTerms: 'compute-area' } as const;

  it('gives narrow lanes more of them, wide ones fewer, and 8-bit fixed point those that are declared', () => {
    expect(on(equal, tiny(8, fixedPointRung)).lanes).toBe(256);
    expect(on(equal, tiny(4)).lanes).toBeGreaterThan(2 * 256);
    expect(on(equal, tiny(2)).lanes).toBeGreaterThan(on(equal, tiny(4)).lanes);
    const perLane = on({ ...equal, placement: 'per-lane-dequantize' }, tiny(4, lsqPlusRung));
    expect(perLane.lanes).toBeLessThan(256);
    expect(noteOf(perLane, 'equal-area')?.parameters).toMatchObject({
      lanes: perLane.lanes,
      declaredLanes: 256,
    });
    expect(perLane.layers[1]!.computeCycles).toBeGreaterThan(on({}).layers[1]!.computeCycles);
  });

  it('leaves lanes as declared by default', () => {
    expect(on({}).lanes).toBe(256);
    expect(noteOf(on({}), 'equal-area')).toBeUndefined();
  });

  it('is the same for one network and for one among many', () => {
    const evaluate = createCostEvaluator({ ...tabledHardware, ...equal });
    for (const bits of [2, 4, 8, 4, 2]) expect(evaluate(tiny(bits))).toEqual(on(equal, tiny(bits)));
  });
});

describe('batch', () => {
  const perLayer = { acceleratorParams: { residency: 'per-layer' } } as const;

  it('reads the weights of a layer once for all images', () => {
    // 784 x 10 weights of 4 bits exceed no half of 32 KB: each inference pays a quarter of them, and its own words.
    const [, , dense] = on({ ...perLayer, batchSize: 4 }).layers;
    expect(dense!.accesses.dram!.weights.reads).toBe(7840 / 4);
    expect(dense!.accesses.dram!.inputs.reads).toBe(784);
    expect(dense!.macs).toBe(7840);
  });

  it('takes as long as all its inferences', () => {
    const { totals, clockHz, notes } = on({ ...perLayer, batchSize: 4 });
    expect(totals.latencySeconds).toBeCloseTo((4 * totals.cycles) / clockHz, 15);
    expect(notes).toContainEqual({ code: 'batch-shares-weights', parameters: { batchSize: 4, images: 4 } });
    expect(totals.macs).toBe(290_080);
  });

  it('runs images one by one where weights are on the chip anyway and activations would not be', () => {
    // The first pooled outputs of one image are 784 bytes, those of two exceed a KB.
    const narrow = { acceleratorParams: { inputBufferKb: 1, outputBufferKb: 1 } };
    const report = on({ ...narrow, batchSize: 8 });
    expect(noteOf(report, 'batch-without-gain')).toBeDefined();
    expect(report.totals.energyPj).toBe(on(narrow).totals.energyPj);
  });
});

describe('zero gating', () => {
  it('takes nine tenths of the gates off for zeros, and charges what finds them', () => {
    const layers = codedLayers([middleConvolution], { weights: 4, inputs: 4 }, fixedPointRung);
    const [layer] = layers;
    const none = on({}, layers);
    const all = on({ zeroGating: 'on' }, [{ ...layer!, zeroInputs: 1 }]);
    const never = on({ zeroGating: 'on' }, [{ ...layer!, zeroInputs: 0 }]);
    const multiplyPj = (report: CostReport) => report.energyByComponentPj.multiply!;
    const logicPj = multiplyPj(never) - multiplyPj(none);
    expect(logicPj).toBeGreaterThan(0);
    expect(multiplyPj(all) - logicPj).toBeCloseTo(0.1 * multiplyPj(none), 6);
    expect(never.energyByComponentPj['registers-and-clock']).toBeGreaterThan(
      none.energyByComponentPj['registers-and-clock']!,
    );
    expect(never.totals.areaUm2).toBeGreaterThan(none.totals.areaUm2);
    expect(noteOf(all, 'zero-gating-counted')?.parameters).toMatchObject({ shares: 'conv2 100%' });
  });

  it('expects zeros of rectified inputs: half of them, and what rounds to zero', () => {
    // Half-normal inputs at the step of least squared error; the reference's Monte Carlo has 0.63, 0.54 and 0.50.
    expect(expectedZeroShare(integerGrid(2, false))).toBeCloseTo(0.63, 2);
    expect(expectedZeroShare(integerGrid(4, false))).toBeCloseTo(0.54, 2);
    expect(expectedZeroShare(integerGrid(8, false))).toBeCloseTo(0.5, 2);
    expect(expectedZeroShare(halfIntegerGrid(4))).toBe(0);
    expect(noteOf(on({ zeroGating: 'on' }), 'zero-gating-assumed')).toBeDefined();
  });
});

describe('memories', () => {
  const factsOf = (report: CostReport, id: string) => report.memories.find(({ memory }) => memory === id);

  it('are listed with what reading and writing 64 bits costs', () => {
    const report = on({});
    // CACTI's entry for 2 KB, and 64 bits at 15 pJ.
    expect(factsOf(report, 'buffer-weights')).toMatchObject({
      kind: 'sram',
      banks: 16,
      kilobytesPerBank: 2,
      readPj: expect.closeTo(0.98, 9),
      writePj: expect.closeTo(2.34, 9),
    });
    expect(factsOf(report, 'dram')).toMatchObject({ kind: 'ddr4', readPj: 960, writePj: 960 });
    const small = on({ acceleratorParams: { inputBufferKb: 0.5 }, dram: 'hbm2' });
    expect(factsOf(small, 'buffer-inputs')?.kind).toBe('registers');
    expect(factsOf(small, 'dram')?.readPj).toBe(400);
    const tiles = on({ accelerator: 'da-dian-nao' });
    expect(factsOf(tiles, 'buffer-weights')).toMatchObject({ kind: 'edram', banks: 64 });
    expect(on({ accelerator: 'eyeriss' }).memories.map(({ memory }) => memory)).toContain(
      'scratchpad-weights',
    );
  });

  it('follow the technology, but for main memory', () => {
    const scaled = on({ nodeNm: '7', supplyVolts: 0.7 });
    expect(factsOf(scaled, 'buffer-weights')!.readPj / 0.98).toBeCloseTo(0.047_815 / 0.844_33, 4);
    expect(factsOf(scaled, 'dram')?.readPj).toBe(960);
  });
});

describe('technology', () => {
  it('scales all energies but that of main memory, and all areas', () => {
    const [stated, scaled] = [on({}), on({ nodeNm: '7', supplyVolts: 0.7 })];
    // (0.1776 x 0.49 - 0.09097 x 0.7 + 0.02447) / 0.84433 = 0.0478 / 0.84433
    const factor = 0.047_815 / 0.844_33;
    for (const component of ['multiply', 'buffer-weights', 'leakage'] as const) {
      const ratio = scaled.energyByComponentPj[component]! / stated.energyByComponentPj[component]!;
      expect(ratio).toBeCloseTo(factor, 4);
    }
    expect(scaled.energyByComponentPj.dram).toBe(stated.energyByComponentPj.dram);
    expect(scaled.totals.areaUm2 / stated.totals.areaUm2).toBeCloseTo(0.059, 9);
    expect(noteOf(scaled, 'scaled-technology')?.parameters).toMatchObject({ nodeNm: '7', sourceNm: 45 });
    expect(noteOf(stated, 'scaled-technology')).toBeUndefined();
  });

  it('shortens and stretches paths with the node', () => {
    const slow = { pipelined: false };
    const [stated, finer] = [on(slow, tiny(8)), on({ ...slow, nodeNm: '32' }, tiny(8))];
    expect(finer.clockHz).toBeCloseTo(Math.min(980e6, (stated.clockHz * 45) / 32), 0);
  });
});

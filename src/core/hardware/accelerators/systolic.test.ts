import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../networks/layer-shape';
import type { ParamValues } from '../../parameters/param-spec';
import { completeParams } from '../../parameters/parse-params';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { layerDimensions } from '../layer-dimensions';
import { codedLayers, lsqRung, middleConvolution } from '../testing/layers';
import { wordsOf } from '../testing/machine-runs';
import type { LayerMapping, LayerWidths, OnChipOperands } from './accelerator';
import { dataflows } from './parts/fold-product';
import { systolic } from './systolic';

const fourBits: LayerWidths = { weights: 4, inputs: 4, outputs: 4, partialSums: 20 };
const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };

function mapped(shape: LayerShape, params: ParamValues = {}, poolWindow = 1): LayerMapping {
  const machine = systolic.configure(completeParams(systolic.params, params));
  return machine.map(layerDimensions(shape, poolWindow), fourBits, nothing);
}

function gemm(m: number, k: number, n: number): LayerShape {
  return { kind: 'gemm', name: 'product', m, k, n };
}

/** Reads of inputs and weights, writes and reads of sums. */
function accesses(mapping: LayerMapping): readonly number[] {
  return [
    wordsOf(mapping, 'buffer-inputs', 'inputs', 'reads'),
    wordsOf(mapping, 'buffer-weights', 'weights', 'reads'),
    wordsOf(mapping, 'buffer-outputs', 'outputs', 'writes'),
    wordsOf(mapping, 'buffer-outputs', 'outputs', 'reads'),
  ];
}

const side32 = { rows: 32, columns: 32 };

describe('compute cycles on 32 x 32 elements, one more than SCALE-Sim prints', () => {
  it.each([
    ['its golden trace', gemm(256, 256, 128), 10_176, 11_200, 14_208],
    ['AlexNet conv1', gemm(3025, 363, 96), 121_125, 112_284, 216_600],
    ['AlexNet conv2', gemm(529, 2400, 256), 334_832, 373_800, 446_250],
    ['AlexNet conv3', gemm(121, 2304, 384), 113_568, 185_760, 137_664],
    ['AlexNet conv4', gemm(121, 3456, 384), 168_864, 278_640, 206_496],
    ['AlexNet conv5', gemm(121, 3456, 256), 112_576, 185_760, 151_200],
  ])('%s', (_, shape, outputsWait, weightsWait, inputsWait) => {
    const cycles = (dataflow: string) => mapped(shape, { ...side32, dataflow }).computeCycles;
    expect(cycles('output-stationary')).toBe(outputsWait);
    expect(cycles('weight-stationary')).toBe(weightsWait);
    expect(cycles('input-stationary')).toBe(inputsWait);
  });

  it('of a convolution are those of its matrix product', () => {
    const conv2: LayerShape = {
      ...middleConvolution,
      inputHeight: 27,
      inputWidth: 27,
      inputChannels: 96,
      outputChannels: 256,
      kernelHeight: 5,
      kernelWidth: 5,
      padding: 'valid',
    };
    for (const dataflow of dataflows) {
      const { computeCycles, utilisation } = mapped(conv2, { ...side32, dataflow });
      expect({ computeCycles, utilisation }).toEqual(
        (({ computeCycles, utilisation }) => ({ computeCycles, utilisation }))(
          mapped(gemm(529, 2400, 256), { ...side32, dataflow }),
        ),
      );
    }
  });
});

describe('buffer accesses', () => {
  it.each([
    ['weight-stationary', [262_144, 32_768, 262_144, 229_376]],
    ['input-stationary', [65_536, 262_144, 262_144, 229_376]],
    ['output-stationary', [262_144, 262_144, 32_768, 0]],
  ])('of SCALE-Sim’s golden trace: %s', (dataflow, expected) => {
    // Written: 256 x 128 sums times 256 / 32 folds; read back: once less. Output stationary: 256 x 256 x 4 and 256 x 128 x 8.
    expect(accesses(mapped(gemm(256, 256, 128), { ...side32, dataflow }))).toEqual(expected);
  });

  it.each([
    // M = 10, K = 7, N = 5 on 4 rows and 3 columns: K in 2 folds, N in 2, M in 3 of rows or 4 of columns.
    ['weight-stationary', [10 * 7 * 2, 7 * 5, 10 * 5 * 2, 10 * 5]],
    ['input-stationary', [10 * 7, 7 * 5 * 4, 10 * 5 * 2, 10 * 5]],
    ['output-stationary', [10 * 7 * 2, 7 * 5 * 3, 10 * 5, 0]],
  ])('of a product that does not fill the array: %s', (dataflow, expected) => {
    expect(accesses(mapped(gemm(10, 7, 5), { rows: 4, columns: 3, dataflow }))).toEqual(expected);
  });

  it.each(dataflows)('of a grouped convolution are those of one group, once per group: %s', (dataflow) => {
    const params = { rows: 16, columns: 8, dataflow };
    const group = { ...middleConvolution, inputChannels: 20, outputChannels: 12 };
    const grouped = mapped({ ...group, inputChannels: 60, outputChannels: 36, groups: 3 }, params);
    const alone = mapped(group, params);
    expect(grouped.computeCycles).toBe(3 * alone.computeCycles);
    expect(grouped.utilisation).toBe(alone.utilisation);
    expect(accesses(grouped)).toEqual(accesses(alone).map((count) => 3 * count));
  });

  it('of a depthwise convolution: one column, a group per channel', () => {
    const depthwise = { ...middleConvolution, outputChannels: 8, groups: 8 };
    const mapping = mapped(depthwise, side32);
    // 196 positions, 9 products, one output: 196 + 2 * 32 + 32 - 2 cycles each.
    expect(mapping.computeCycles).toBe(8 * 290);
    expect(mapping.utilisation).toBeCloseTo((196 * 9) / (290 * 1024), 12);
    expect(accesses(mapping)).toEqual([8 * 196 * 9, 72, 8 * 196, 0]);
  });

  it('leave out what a pool drops, but no partial sum', () => {
    // 72 products on 32 rows: three folds, two of which are read back; 49 of 196 positions are left of each channel.
    expect(accesses(mapped(middleConvolution, side32, 4)).slice(2)).toEqual([
      2 * 196 * 16 + 49 * 16,
      2 * 196 * 16,
    ]);
  });
});

describe('activity', () => {
  const small = gemm(10, 7, 5);
  const array = { rows: 4, columns: 3 };

  it('clocks elements while they have work, and while words pass them on the way to their place', () => {
    const { lane, column, 'input-port': port } = mapped(small, array).activity;
    // Weights pass 4 registers on their way to the last row: 4 + 3 + 2 + 1 in a full fold, 4 + 3 + 2 in one of 3 rows.
    expect(lane).toEqual({ active: 350, clocked: 350 + 5 * (10 + 9) });
    expect(column).toEqual({ active: 350, clocked: 350 });
    expect(port).toEqual({ active: 140, clocked: 140 });
  });

  it('moves finished sums through the elements below them', () => {
    const { lane, column } = mapped(small, { ...array, dataflow: 'output-stationary' }).activity;
    // 10 positions in folds of 4, 4 and 2 rows: 3 + 2 + 1, twice, and 1.
    expect(column).toEqual({ active: 350, clocked: 350 + 5 * 13 });
    expect(lane).toEqual({ active: 350, clocked: 350 });
  });

  it('clocks everything all the time without clock gating', () => {
    const { computeCycles, activity } = mapped(small, { ...array, clockGating: false });
    expect(activity.lane.clocked).toBe(computeCycles * 12);
    expect(activity.column.clocked).toBe(computeCycles * 12);
    expect(activity['input-port'].clocked).toBe(computeCycles * 4);
  });
});

describe('inventory', () => {
  it('has a bank for every eight rows or columns, and banks of a megabyte at most', () => {
    const { buffers } = systolic.configure(
      completeParams(systolic.params, { rows: 20, columns: 256, inputBufferKb: 24_576 }),
    ).inventory;
    expect(buffers['buffer-weights']).toEqual({ banks: 32, kilobytesPerBank: 2 });
    expect(buffers['buffer-inputs']).toEqual({ banks: 24, kilobytesPerBank: 1024 });
  });

  it('turns with the operand that enters at the left', () => {
    const unitsOf = (dataflow: string) =>
      systolic.configure(completeParams(systolic.params, { rows: 4, columns: 3, dataflow })).inventory.units;
    expect(unitsOf('weight-stationary')['input-port']).toBe(4);
    expect(unitsOf('input-stationary')['input-port']).toBe(3);
  });
});

describe('a buffer that does not hold one tile twice', () => {
  it.each([
    // 256 x 256 weights of 4 bits, 32 KB, twice.
    ['weightBufferKb must be at least 64 KB', gemm(300, 300, 300), { weightBufferKb: 63.9 }],
    [
      'inputBufferKb must be at least 64 KB',
      gemm(300, 300, 300),
      { dataflow: 'input-stationary', inputBufferKb: 4 },
    ],
    // 256 sums of 20 bits.
    ['outputBufferKb must be at least 1.25 KB', gemm(300, 300, 300), { outputBufferKb: 1 }],
  ])('is refused: %s', (message, shape, params) => {
    expect(() => mapped(shape, { rows: 256, columns: 256, ...params })).toThrow(message);
  });

  it('may be small where the layer is', () => {
    expect(
      mapped(gemm(8, 8, 8), { rows: 256, columns: 256, weightBufferKb: 0.25 }).utilisation,
    ).toBeGreaterThan(0);
  });
});

describe('datapath width', () => {
  const precisionOf = (accelerator: string, datapathWidth: string) => {
    const layers = [
      ...codedLayers([{ ...middleConvolution, name: 'first' }], { weights: 8, inputs: 8 }, lsqRung),
      ...codedLayers([middleConvolution], { weights: 4, inputs: 4 }, lsqRung),
    ];
    const { notes } = evaluateCost(layers, {
      ...defaultHardware,
      ...{ accelerator, acceleratorParams: { datapathWidth }, costSource: 'horowitz' },
    });
    return notes.map(({ code }) => code).filter((code) => code.startsWith('precision-'));
  };

  it.each(['systolic', 'dian-nao', 'da-dian-nao'])(
    'fixed, leaves narrow layers nothing but storage: %s',
    (accelerator) => {
      expect(precisionOf(accelerator, 'fixed-16')).toEqual(['precision-storage-only']);
      expect(precisionOf(accelerator, 'resized')).toEqual(['precision-gated']);
    },
  );

  it('fixed, multiplies narrow codes at the price of 16 bits and stores them at their own', () => {
    const partsOf = (datapathWidth: string, bits: number) =>
      evaluateCost(codedLayers([middleConvolution], { weights: bits, inputs: bits }, lsqRung), {
        ...defaultHardware,
        ...{ accelerator: 'systolic', acceleratorParams: { datapathWidth }, costSource: 'horowitz' },
      }).energyByComponentPj;
    const [narrow, wide] = [partsOf('fixed-16', 4), partsOf('fixed-16', 8)];
    expect(narrow.multiply).toBe(wide.multiply);
    expect(narrow['buffer-weights']).toBeLessThan(Number(wide['buffer-weights']));
    expect(narrow.multiply).toBeGreaterThan(5 * Number(partsOf('resized', 4).multiply));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConvolutionShape } from '../../networks/layer-shape';
import { completeParams } from '../../parameters/parse-params';
import { ProblemError } from '../../problem';
import { integerGrid, minifloatCodes } from '../../quantization/code-format';
import { ofImages } from '../cost/batch';
import { costContext } from '../cost/cost-context';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { layerDimensions } from '../layer-dimensions';
import { codedLayers, lsqRung, middleConvolution } from '../testing/layers';
import { anyShape, wordsOf } from '../testing/machine-runs';
import type { OnChipOperands } from './accelerator';
import { eyeriss } from './eyeriss';
import { readEyerissParams } from './eyeriss-params';
import { eyerissSchedule } from './parts/eyeriss-schedule';
import { busyElements, setCycles } from './parts/row-stationary-sets';

const nothing: OnChipOperands = { weights: false, inputs: false, outputs: false };
const widths = { weights: 8, inputs: 8, outputs: 8, partialSums: 28 };

function run(shape: ConvolutionShape, params = {}, codes?: { zeroInputs: number }) {
  const layer = layerDimensions(shape);
  const complete = completeParams(eyeriss.params, params);
  const { passes, traffic } = eyerissSchedule(readEyerissParams(complete), layer);
  const coded = codes && { weights: integerGrid(8, true), inputs: integerGrid(8, false), ...codes };
  return { layer, passes, traffic, mapping: eyeriss.configure(complete).map(layer, widths, nothing, coded) };
}

/** 14 rows of outputs, 3 x 3 kernels, 16 channels in and 32 out; no padding. */
const fitting: ConvolutionShape = {
  ...middleConvolution,
  inputHeight: 16,
  inputWidth: 16,
  inputChannels: 16,
  outputChannels: 32,
  kernelHeight: 3,
  kernelWidth: 3,
  stride: 1,
  padding: 'valid',
  groups: 1,
};

describe('eyeriss', () => {
  it('fills all elements with four sets of 3 x 14', () => {
    const { layer, passes, mapping } = run(fitting);
    expect(busyElements(passes)).toBe(168);
    expect(passes.kernelRows * passes.outputRows).toBe(42);
    expect(passes.channelSets * passes.filterSets).toBe(4);
    // Each of 168 elements makes one product a cycle: 14 * 14 * 32 * 16 * 9 / 168.
    expect(mapping.computeCycles).toBe(layer.macs / 168);
    expect(mapping.utilisation).toBe(1);
  });

  it('lets elements hold no more than their scratchpads do', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const params = readEyerissParams(completeParams(eyeriss.params, {}));
        const { passes, traffic } = eyerissSchedule(params, layerDimensions(shape));
        const { channels, filters, kernelColumns, kernelRows, outputRows } = passes;
        // 24, 448 and 48 bytes; 12 x 14 elements; 100 KB.
        expect(channels * kernelColumns).toBeLessThanOrEqual(12);
        expect(channels * kernelColumns * filters).toBeLessThanOrEqual(224);
        expect(filters).toBeLessThanOrEqual(24);
        expect(kernelRows * Math.ceil(outputRows / 14)).toBeLessThanOrEqual(12);
        expect(busyElements(passes)).toBeLessThanOrEqual(168);
        expect(traffic.bufferedWords).toBeLessThanOrEqual(51_200);
      }),
    );
  });

  it('reads weights once for images that it takes together', () => {
    const complete = completeParams(eyeriss.params, { weightBufferKb: 2 });
    const layer = layerDimensions(fitting);
    const weights = (images: number) =>
      wordsOf(
        eyeriss.configure(complete).map(ofImages(layer, images), widths, nothing),
        'dram',
        'weights',
        'reads',
      );
    // 14 rows in one strip, and 14 * 14 * 32 sums of each of four images in the buffer.
    expect(weights(1)).toBe(32 * 16 * 9);
    expect(weights(4)).toBe(32 * 16 * 9);
  });

  it('reads and writes a scratchpad of each operand for a product, and only the input of a zero', () => {
    const products = 14 * 14 * 32 * 16 * 9;
    const { traffic, mapping } = run(fitting);
    expect(wordsOf(mapping, 'scratchpad-weights', 'weights', 'reads')).toBe(products);
    expect(wordsOf(mapping, 'scratchpad-inputs', 'inputs', 'reads')).toBe(products);
    expect(wordsOf(mapping, 'scratchpad-outputs', 'outputs', 'writes')).toBe(products);
    expect(wordsOf(mapping, 'scratchpad-outputs', 'outputs', 'reads')).toBe(products + traffic.passedSums);
    // Each weight goes to the elements of its 14 rows of outputs.
    expect(wordsOf(mapping, 'scratchpad-weights', 'weights', 'writes')).toBe(14 * 32 * 16 * 9);
    const half = run(fitting, {}, { zeroInputs: 0.5 }).mapping;
    expect(wordsOf(half, 'scratchpad-weights', 'weights', 'reads')).toBe(products / 2);
    expect(wordsOf(half, 'scratchpad-inputs', 'inputs', 'reads')).toBe(products);
  });

  it('adds rows of padding to no memory', () => {
    // Two strips of 14 rows of 28: the first reads 15 rows of inputs, the second 15, of 28.
    const padded = { ...fitting, inputHeight: 28, inputWidth: 28, padding: 'same' as const };
    const { passes, traffic } = run(padded);
    const strips = Math.ceil(28 / passes.outputRows);
    const rowsRead = strips === 1 ? 28 : 30;
    expect([14, 28]).toContain(passes.outputRows);
    expect(traffic.bufferInputReads % (rowsRead * 28 * 16)).toBe(0);
  });

  it('keeps words of 16 bits whatever the codes, and compresses activations on their way to DRAM alone', () => {
    const { mapping } = run(fitting, { activationCompression: 1.6 });
    for (const { memory, operand, wordBits } of mapping.transfers) {
      expect(wordBits).toBe(memory === 'dram' && operand !== 'weights' ? 10 : 16);
    }
  });

  it('counts kernels that exceed rows or scratchpads in parts', () => {
    const wide = { ...fitting, inputHeight: 40, inputWidth: 40, kernelHeight: 15, kernelWidth: 15 };
    const { layer, passes, mapping } = run(wide);
    expect([passes.kernelRows, passes.kernelColumns]).toEqual([12, 12]);
    // Rows 13 to 15 take as long as the first 12.
    expect(mapping.computeCycles).toBe(setCycles(passes, layer));
    expect(mapping.utilisation).toBeLessThanOrEqual(15 / 24);
  });

  it('names the buffer that one pass does not fit', () => {
    const huge = { ...fitting, inputHeight: 9000, inputWidth: 9000, kernelHeight: 9000, kernelWidth: 9000 };
    expect(() => run({ ...huge, outputChannels: 1, inputChannels: 1 }, { activationBufferKb: 64 })).toThrow(
      ProblemError,
    );
    expect(() => run({ ...huge, outputChannels: 1, inputChannels: 1 }, { activationBufferKb: 64 })).toThrow(
      /activationBufferKb/,
    );
  });

  it('emulates narrower integers and takes no minifloats', () => {
    const decode = { scale: 'real', granularity: 'tensor', offset: 'none' } as const;
    const supportOf = (format: Parameters<typeof eyeriss.supports>[0][number]['format']) =>
      eyeriss.supports([{ format, decode }], {}).kind;
    expect(supportOf(integerGrid(16, true))).toBe('native');
    expect(supportOf(integerGrid(4, true))).toBe('emulated');
    expect(supportOf(minifloatCodes(8))).toBe('unsupported');
  });
});

describe('clock of the scratchpads', () => {
  const hardware = { ...defaultHardware, accelerator: 'eyeriss', costSource: 'horowitz' };
  // 24 and 48 bytes are 576 flip-flops of 3.231 fF at 0.9 V; weights are in SRAM.
  const clockPj = 576 * 3.231e-3 * 0.81;

  it('drives the flip-flops of an element, whatever they hold', () => {
    expect(costContext(hardware).memory.elementClockPj).toBeCloseTo(clockPj, 9);
  });

  it('is left to a source with a rule of its own for memories, and to machines without elements', () => {
    expect(costContext({ ...hardware, costSource: 'qtools' }).memory.elementClockPj).toBe(0);
    const tiny = { ...hardware, accelerator: 'dian-nao', acceleratorParams: { inputBufferKb: 0.5 } };
    expect(costContext(tiny).memory.elementClockPj).toBe(0);
  });

  it('is charged in every cycle in which an element is clocked, zeros included', () => {
    const registersPj = (clockGating: boolean, sumScratchpadBytes: number) => {
      const acceleratorParams = { clockGating, sumScratchpadBytes };
      const layers = codedLayers([fitting], { weights: 8, inputs: 8 }, lsqRung);
      const { layers: costs } = evaluateCost(layers, { ...hardware, acceleratorParams });
      return Number(costs[0]?.energyPj['registers-and-clock']);
    };
    const { layer, mapping } = run(fitting);
    expect(run(fitting, { sumScratchpadBytes: 52 }).mapping.activity).toEqual(mapping.activity);
    // 32 more flip-flops; 168 elements are clocked in all cycles, with work or without.
    const bitPj = 32 * 3.231e-3 * 0.81;
    expect(registersPj(true, 52) - registersPj(true, 48)).toBeCloseTo(layer.macs * bitPj, 3);
    const everyCycle = mapping.computeCycles * 168;
    expect(registersPj(false, 52) - registersPj(false, 48)).toBeCloseTo(everyCycle * bitPj, 3);
  });
});

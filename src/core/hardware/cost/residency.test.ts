import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../explore/plan-quantization';
import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';
import type { ParamValues } from '../../parameters/param-spec';
import type { ResidencyPolicy } from '../accelerators/accelerator';
import { codedLayers, lsqRung, tabledHardware } from '../testing/layers';
import type { CostReport } from './cost-report';
import { evaluateCost } from './evaluate-cost';

const image = { height: 28, width: 28, channels: 1 };

function tinyCnn(bits: number): readonly QuantizedLayer[] {
  const quantization = {
    scheme: 'lsq',
    schemeParams: {},
    weightBits: bits,
    activationBits: bits,
    edgeLayers: 'same',
  } as const;
  return planQuantization({ network: 'tiny-cnn', networkParams: {}, quantization }, image, 10);
}

function costOn(acceleratorParams: ParamValues, layers = tinyCnn(8)): CostReport {
  return evaluateCost(layers, { ...tabledHardware, acceleratorParams });
}

function reads(report: CostReport, memory: string, operand: 'weights' | 'inputs'): readonly number[] {
  return report.layers.map(({ accesses }) => accesses[memory]![operand].reads);
}

function writes(
  report: CostReport,
  memory: string,
  operand: 'weights' | 'inputs' | 'outputs',
): readonly number[] {
  return report.layers.map(({ accesses }) => accesses[memory]![operand].writes);
}

function notesOf(report: CostReport, about: RegExp) {
  return report.notes.filter(({ code }) => about.test(code));
}

describe('accesses of tiny-cnn at 8 bits', () => {
  // Weights 3*3*1*8, 3*3*8*16, 784*10. Inputs 28*28, 14*14*8, 7*7*16. Pooled outputs 14*14*8, 7*7*16, 10.
  it.each<[ResidencyPolicy, { weights: number[]; inputs: number[]; outputs: number[] }]>([
    ['per-layer', { weights: [72, 1152, 7840], inputs: [784, 1568, 784], outputs: [1568, 784, 10] }],
    ['activations', { weights: [72, 1152, 7840], inputs: [784, 0, 0], outputs: [0, 0, 10] }],
    ['weights-and-activations', { weights: [0, 0, 0], inputs: [784, 0, 0], outputs: [0, 0, 10] }],
  ])('with residency %s', (residency, dram) => {
    const report = costOn({ residency });
    expect(reads(report, 'dram', 'weights')).toEqual(dram.weights);
    expect(reads(report, 'dram', 'inputs')).toEqual(dram.inputs);
    expect(writes(report, 'dram', 'outputs')).toEqual(dram.outputs);
    expect(writes(report, 'buffer-weights', 'weights')).toEqual(dram.weights);
    expect(writes(report, 'buffer-inputs', 'inputs')).toEqual([784, 1568, 784]);
    expect(writes(report, 'buffer-outputs', 'outputs')).toEqual([1568, 784, 10]);
    // Rows are read in every cycle: 784*9, 196*9 and 49 cycles of 16 inputs and 256 weights.
    expect(reads(report, 'buffer-inputs', 'inputs')).toEqual([7056 * 16, 1764 * 16, 49 * 16]);
    expect(reads(report, 'buffer-weights', 'weights')).toEqual([7056 * 256, 1764 * 256, 49 * 256]);
  });

  it('pays DRAM for the image and the last sums alone', () => {
    // 784 bytes and 10 sums of 27 bits: 2 * 784 * 128 * 255 < 2^26 in magnitude.
    expect(costOn({}).energyByComponentPj.dram).toBeCloseTo((784 * 8 + 10 * 27) * 15, 6);
  });
});

describe('what fits', () => {
  it('keeps the weights of all layers in a buffer that just holds them', () => {
    // 9064 bytes are 8.8515625 KB.
    const kept = costOn({ weightBufferKb: 8.8515625 });
    const parameters = { weightKilobytes: 8.8515625, weightBufferKilobytes: 8.8515625 };
    expect(notesOf(kept, /weights-/)).toEqual([{ code: 'weights-resident', parameters }]);
    const short = costOn({ weightBufferKb: 8.75 });
    expect(notesOf(short, /weights-/)).toEqual([
      { code: 'weights-not-resident', parameters: { ...parameters, weightBufferKilobytes: 8.75 } },
    ]);
    expect(reads(short, 'dram', 'weights')).toEqual([72, 1152, 7840]);
    expect(reads(short, 'dram', 'inputs')).toEqual([784, 0, 0]);
  });

  it.each(['inputBufferKb', 'outputBufferKb'])('keeps pooled outputs that fit %s whole', (key) => {
    // 1568 bytes are 1.53125 KB.
    expect(notesOf(costOn({ [key]: 1.53125 }), /activations-/)).toEqual([]);
    const short = costOn({ [key]: 1.5 });
    expect(notesOf(short, /activations-/)).toEqual([
      { code: 'activations-spill', parameters: { layers: 'conv1' } },
    ]);
    expect(reads(short, 'dram', 'inputs')).toEqual([784, 1568, 0]);
    expect(writes(short, 'dram', 'outputs')).toEqual([1568, 0, 10]);
  });

  it('says nothing of what it is not asked to keep', () => {
    expect(notesOf(costOn({ residency: 'per-layer' }), /weights-|activations-/)).toEqual([]);
    expect(notesOf(costOn({ residency: 'activations' }), /weights-/)).toEqual([]);
  });

  it('chains only layers of which one reads as many words as the other hands on', () => {
    const chain = (inputs: number): readonly LayerShape[] => [
      { kind: 'gemm', name: 'product', m: 4, k: 8, n: 8 },
      { kind: 'dense', name: 'last', inputs, outputs: 2 },
    ];
    const chained = costOn({}, codedLayers(chain(32), { weights: 8, inputs: 8 }, lsqRung));
    expect(reads(chained, 'dram', 'inputs')).toEqual([32, 0]);
    const apart = costOn({}, codedLayers(chain(31), { weights: 8, inputs: 8 }, lsqRung));
    expect(reads(apart, 'dram', 'inputs')).toEqual([32, 31]);
    expect(writes(apart, 'dram', 'outputs')).toEqual([32, 2]);
    expect(notesOf(apart, /activations-/)).toEqual([
      { code: 'activations-unchained', parameters: { layers: 'product' } },
    ]);
  });
});

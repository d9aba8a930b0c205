import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { DatapathComponent } from '../primitives';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  type LadderRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
} from '../testing/layers';
import { orientationPj } from '../testing/orientation-source';
import { placements } from '.';
import { type AffinePlacement, affinePlacements } from './affine-placement';
import { buildDatapath, type Datapath, type DatapathOptions } from './build-datapath';

const options: Omit<DatapathOptions, 'placement'> = {
  operand: 'both',
  pipelined: false,
  requantizationBits: 16,
  operandScaleBits: 8,
  minimumMultiplierBits: 1,
  reductionLanes: 1,
  clockHz: 980e6,
};

function layerOf(bits: number, rung: LadderRung): QuantizedLayer {
  const layers = codedLayers([middleConvolution, middleConvolution], { weights: bits, inputs: bits }, rung);
  return layers[0] as QuantizedLayer;
}

function build(
  placement: AffinePlacement,
  rung: LadderRung,
  change: Partial<DatapathOptions> = {},
  bits = 4,
): Datapath {
  return buildDatapath(layerOf(bits, rung), 72, {
    ...options,
    placement: placements.get(placement),
    ...change,
  });
}

function energy(datapath: Datapath, ...components: readonly DatapathComponent[]): number {
  const isWorking = (use: Datapath['uses'][number]) =>
    components.includes(use.component) && use.rate === 'active';
  return orientationPj(datapath.uses.filter(isWorking));
}

function summary(datapath: Datapath, component: DatapathComponent): readonly string[] {
  return datapath.uses
    .filter((use) => use.component === component)
    .map(({ kind, bitsA, bitsB, unit }) => `${kind} ${bitsB ? `${bitsA}x${bitsB}` : bitsA} ${unit}`);
}

describe('placements', () => {
  it('are all registered, from one file each', () => {
    expect(placements.ids).toEqual(affinePlacements);
    const parts = [
      'affine-placement',
      'build-datapath',
      'index',
      'placement',
      'placements.test',
      'remember-by-codings',
    ];
    const files = readdirSync(import.meta.dirname, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name.replace('.ts', ''))
      .filter((name) => !parts.includes(name));
    expect(files.sort()).toEqual([...affinePlacements].sort());
  });

  it.each(affinePlacements)('cost plain fixed point nothing: %s', (placement) => {
    expect(build(placement, fixedPointRung)).toEqual(build('folded', fixedPointRung));
  });

  it.each(['per-lane-offset', 'expanded-affine'] as const)(
    'leave a real step to the output: %s',
    (placement) => {
      expect(build(placement, lsqRung)).toEqual(build('folded', lsqRung));
    },
  );

  it.each(affinePlacements)('act on the chosen operand only: %s', (placement) => {
    const onWeights = build(placement, lsqPlusRung, { operand: 'weights' });
    const onInputs = build(placement, lsqPlusRung, { operand: 'activations' });
    const inputs = summary(onInputs, 'affine');
    expect(inputs.length === 0).toBe(placement === 'folded');
    expect(summary(onWeights, 'affine').length).toBeLessThanOrEqual(inputs.length);
  });
});

describe('folded', () => {
  it('needs no hardware for an activation offset', () => {
    expect(summary(build('folded', lsqPlusRung), 'affine')).toEqual([]);
    expect(summary(build('folded', lsqPlusRung), 'multiply')).toEqual(['multiply 4x4 lane']);
  });

  it('sums inputs once for a weight offset', () => {
    // 72 products of 4-bit codes: 4 + ceil(log2 72) = 11 bits.
    // Products, bias and two constant terms: 4 * 8640 = 34,560 needs 17 bits, and so does as much again, after which
    // sixteen fraction bits follow.
    const datapath = build('folded', bothOffsetsRung);
    expect(datapath).toMatchObject({ accumulatorBits: 17, outputStageBits: 33 });
    expect(summary(datapath, 'affine')).toEqual([
      'add 11 input-port',
      'multiply 11x16 requantizer',
      'add 33 requantizer',
    ]);
    expect(summary(datapath, 'requantization')[0]).toBe('multiply 33x16 requantizer');
  });
});

describe('per-lane-offset', () => {
  it('adds in front of a multiplier that is one bit wider', () => {
    const datapath = build('per-lane-offset', lsqPlusRung);
    expect(summary(datapath, 'affine')).toEqual(['add 5 lane']);
    expect(summary(datapath, 'multiply')).toEqual(['multiply 4x5 lane']);
  });
});

describe('per-lane-dequantize and shared-prestage', () => {
  it('scale by 8 bits or by the width of the code, then add the offset', () => {
    const eight = build('per-lane-dequantize', lsqPlusRung, { operand: 'activations' });
    expect(summary(eight, 'affine')).toEqual(['multiply 4x8 lane', 'add 13 lane']);
    expect(summary(eight, 'multiply')).toEqual(['multiply 4x13 lane']);
    const four = build('per-lane-dequantize', lsqPlusRung, {
      operand: 'activations',
      operandScaleBits: null,
    });
    expect(summary(four, 'affine')).toEqual(['multiply 4x4 lane', 'add 9 lane']);
  });

  it('need no adder without an offset', () => {
    const datapath = build('per-lane-dequantize', lsqRung, { operand: 'activations' });
    expect(summary(datapath, 'affine')).toEqual(['multiply 4x8 lane']);
    expect(summary(datapath, 'multiply')).toEqual(['multiply 4x12 lane']);
  });

  it('share the stage of the inputs at the ports', () => {
    const datapath = build('shared-prestage', lsqPlusRung, { operand: 'activations' });
    expect(summary(datapath, 'affine')).toEqual(['multiply 4x8 input-port', 'add 13 input-port']);
    expect(summary(datapath, 'multiply')).toEqual(['multiply 4x13 lane']);
  });
});

describe('expanded-affine', () => {
  it.each([2, 4, 8])('doubles and triples the arithmetic of a MAC at %i bits', (bits) => {
    const two = build('expanded-affine', lsqPlusRung, {}, bits);
    const three = build('expanded-affine', bothOffsetsRung, {}, bits);
    expect(energy(two, 'affine') / energy(two, 'multiply', 'accumulate')).toBeCloseTo(1, 12);
    expect(energy(three, 'affine') / energy(three, 'multiply', 'accumulate')).toBeCloseTo(2, 12);
  });
});

describe('per-product', () => {
  it('multiplies the product by a 16-bit scale and adds to all 24 bits: 0.384 + 25 * 0.003125 pJ at 4 bits', () => {
    const datapath = build('per-product', lsqPlusRung);
    expect(summary(datapath, 'affine')).toEqual(['multiply 8x16 lane', 'add 25 lane']);
    expect(energy(datapath, 'affine')).toBeCloseTo(0.384 + 0.078125, 12);
    expect(datapath.accumulatorBits).toBe(16 + 17);
  });

  it('adds an offset without a scale to the product', () => {
    const shifted = { ...fixedPointRung, inputOffset: 'real' as const };
    expect(summary(build('per-product', shifted), 'affine')).toEqual(['add 17 lane']);
    expect(summary(build('per-product', shifted, { requantizationBits: 4 }), 'affine')).toEqual([
      'add 9 lane',
    ]);
  });
});

describe('accumulators', () => {
  it('hold the products and a bias of the same size', () => {
    // 72 * 8 * 15 = 8640 and as much bias: -17280 needs 16 bits. At 8 bits 72 * 128 * 255 * 2 = 4,700,160: 24 bits.
    expect(build('folded', fixedPointRung).accumulatorBits).toBe(16);
    expect(build('folded', fixedPointRung, {}, 8).accumulatorBits).toBe(24);
    // An activation offset adds as much again to the bias: -25,920 still fits 16 bits; at 2 bits 72 * 2 * 3 * 3 = 1296.
    expect(build('folded', lsqPlusRung).accumulatorBits).toBe(16);
    expect(build('folded', lsqRung, {}, 2).accumulatorBits).toBe(11);
    expect(build('folded', lsqPlusRung, {}, 2).accumulatorBits).toBe(12);
  });

  it('are what the last layer hands on', () => {
    const [, last] = codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, lsqRung);
    const datapath = buildDatapath(last as QuantizedLayer, 72, {
      ...options,
      placement: placements.get('folded'),
    });
    expect(datapath.outputBits).toBe(datapath.outputStageBits);
    expect(build('folded', lsqRung).outputBits).toBe(4);
  });
});

describe('adder tree', () => {
  it('has one adder per product: 15 in the tree and one accumulator for 16 lanes', () => {
    const { uses } = build('folded', lsqRung, { reductionLanes: 16 });
    const adders = uses.filter(({ component }) => component === 'accumulate');
    expect(adders.map(({ bitsA, count }) => [bitsA, count])).toEqual([
      [8, 8],
      [9, 4],
      [10, 2],
      [11, 1],
      [16, 1],
    ]);
  });
});

describe('fixed 16-bit datapath', () => {
  it('multiplies 16 x 16 whatever the codes', () => {
    expect(summary(build('folded', lsqRung, { minimumMultiplierBits: 16 }), 'multiply')).toEqual([
      'multiply 16x16 lane',
    ]);
  });
});

describe('paths', () => {
  it('follow the multiplier, and grow with what stands before it', () => {
    expect(build('folded', lsqRung, {}, 8).pathNs).toBeCloseTo(16 * 0.0945, 9);
    // Scale 4 x 8, offset 13 bits, multiplier 4 x 13.
    const perLane = build('per-lane-dequantize', lsqPlusRung, { operand: 'activations' });
    expect(perLane.pathNs).toBeCloseTo(12 * 0.0945 + 13 * 0.08 + 17 * 0.0945, 9);
    // A shared stage ends in a register of its own.
    const shared = build('shared-prestage', lsqPlusRung, { operand: 'activations' });
    expect(shared.pathNs).toBeCloseTo(12 * 0.0945 + 13 * 0.08, 9);
  });

  it.each([
    // 16-bit sums: 32 * 0.0945 + 16 * 0.08 = 4.30 ns, or 1.28 ns without a mantissa, in periods of 1.02 ns.
    [lsqRung, 4],
    [fixedPointRung, 1],
  ])('are always cut in the output stage, by registers of sum and mantissa', (rung, cuts) => {
    const { uses, extraStages } = build('folded', rung);
    expect(extraStages).toBe(cuts);
    const registers = uses.filter(({ kind, unit }) => kind === 'register' && unit === 'requantizer');
    expect(registers.map(({ bitsA, count }) => [bitsA, count])).toEqual([[32, cuts]]);
  });

  it('are cut to the clock by registers where pipelined', () => {
    const period = 1e9 / options.clockHz;
    const plain = build('per-lane-dequantize', lsqPlusRung);
    const pipelined = build('per-lane-dequantize', lsqPlusRung, { pipelined: true });
    expect(plain.pathNs).toBeGreaterThan(period);
    expect(pipelined.pathNs).toBeLessThanOrEqual(period);
    expect(pipelined.extraStages - plain.extraStages).toBe(Math.ceil(plain.pathNs / period) - 1);
    const registers = (datapath: Datapath) =>
      datapath.uses
        .filter(({ kind }) => kind === 'register')
        .reduce((bits, use) => bits + use.count * use.bitsA, 0);
    expect(registers(pipelined)).toBeGreaterThan(registers(plain));
  });
});

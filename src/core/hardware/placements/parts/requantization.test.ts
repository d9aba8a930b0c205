import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../../explore/quantization-plan';
import {
  additivePowerCodes,
  type CodeFormat,
  halfIntegerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
} from '../../../quantization/code-format';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  type LadderRung,
  lsqRung,
  middleConvolution,
} from '../../testing/layers';
import { orientationPj } from '../../testing/orientation-source';
import { untreated } from './operand';
import { inputSumUses, type OutputStage, requantizationUses } from './requantization';

function stageOf(rung: LadderRung, change: Partial<QuantizedLayer> = {}): OutputStage {
  const [hidden] = codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, rung);
  const layer = { ...(hidden as QuantizedLayer), ...change };
  return {
    layer,
    weights: untreated(layer.weights),
    inputs: untreated(layer.inputs),
    addendBits: null,
    outputStageBits: 32,
    requantizationBits: 16,
  };
}

function kinds(stage: OutputStage): readonly string[] {
  return requantizationUses(stage).map(({ kind }) => kind);
}

describe('requantization', () => {
  it('shifts where every step is a power of two, and multiplies by a mantissa where one is real', () => {
    expect(kinds(stageOf(fixedPointRung))).toEqual(['shift', 'add', 'compare']);
    expect(kinds(stageOf(lsqRung))).toEqual(['multiply', 'shift', 'add', 'compare']);
  });

  it.each<[string, CodeFormat, readonly string[]]>([
    ['signs', halfIntegerGrid(1), ['1 compare']],
    ['ternary codes', narrowGrid(2), ['2 compare']],
    ['planes', planeCodes(3), ['3 compare', '3 add']],
    // The nearest of 16 sums is found in 4 steps.
    [
      'sums of powers',
      additivePowerCodes([[8, 4, 1], [2]], true),
      ['1 multiply', '1 shift', '1 add', '1 compare', '4 compare'],
    ],
    ['minifloats', minifloatCodes(8), ['1 multiply', '1 shift', '1 add', '1 compare']],
  ])('compares or rounds: %s', (_, format, expected) => {
    const { decode } = stageOf(lsqRung).layer.weights;
    const uses = requantizationUses(stageOf(lsqRung, { outputs: { format, decode } }));
    expect(uses.map(({ count, kind }) => `${count} ${kind}`)).toEqual(expected);
  });

  it('multiplies by as many bits as short mantissas have', () => {
    const short = (mantissaBits: number) =>
      ({ scale: 'mantissa', mantissaBits, granularity: 'tensor', offset: 'none' }) as const;
    const plain = stageOf(fixedPointRung).layer;
    const layer = {
      weights: { ...plain.weights, decode: short(4) },
      inputs: { ...plain.inputs, decode: short(3) },
    };
    const [multiply] = requantizationUses(stageOf(fixedPointRung, layer));
    expect(multiply).toMatchObject({ kind: 'multiply', bitsB: 7 });
  });

  it('costs 0.23 and 1.77 pJ on 32 bits with the coefficients of the orientation table', () => {
    // 0.0041 * 32 + 0.003125 * 32 = 0.2312; 0.0030 * 32 * 16 + 0.0041 * 32 + 0.003125 * 32 = 1.7672
    expect(orientationPj(requantizationUses(stageOf(fixedPointRung)))).toBeCloseTo(0.2312, 12);
    expect(orientationPj(requantizationUses(stageOf(lsqRung)))).toBeCloseTo(1.7672, 12);
  });

  // Folded LSQ over fixed point, 16-bit mantissa, accumulators of 24, 24 and 32 bits: mul(b, b) + add per MAC, and one
  // output's 1.7672 or 0.2312 pJ per K of them. At 2 bits and K = 9: (0.087 + 0.1964) / (0.087 + 0.0257) = 2.51.
  it.each([
    [9, 2.51, 2.15, 1.54],
    [27, 1.6, 1.43, 1.19],
    [144, 1.12, 1.09, 1.04],
    [576, 1.03, 1.02, 1.01],
  ])(
    'makes LSQ dearer by the ratios of these sums at %i products per output',
    (products, two, four, eight) => {
      const ratio = (bits: number, accumulatorBits: number) => {
        const perMac = 0.003 * bits * bits + 0.003125 * accumulatorBits;
        const perOutput = (rung: LadderRung) => orientationPj(requantizationUses(stageOf(rung)));
        return (perMac + perOutput(lsqRung) / products) / (perMac + perOutput(fixedPointRung) / products);
      };
      expect(ratio(2, 24)).toBeCloseTo(two, 2);
      expect(ratio(4, 24)).toBeCloseTo(four, 2);
      expect(ratio(8, 32)).toBeCloseTo(eight, 2);
    },
  );

  it('needs the mantissa again where batch normalization is kept, and loads it for every channel', () => {
    expect(kinds(stageOf(fixedPointRung, { scalesPerChannel: true }))).toEqual([
      'register',
      'multiply',
      'shift',
      'add',
      'compare',
    ]);
  });

  it('compares the sums of the last layer, aligned only where channels differ in scale', () => {
    const last = { outputs: null };
    expect(kinds(stageOf(lsqRung, last))).toEqual(['compare']);
    expect(kinds(stageOf(lsqRung, { ...last, scalesPerChannel: true }))).toEqual([
      'register',
      'multiply',
      'compare',
    ]);
    const stage = stageOf(fixedPointRung, last);
    const weights = {
      ...stage.layer.weights,
      decode: { ...stage.layer.weights.decode, granularity: 'channel' as const },
    };
    expect(kinds(stageOf(fixedPointRung, { ...last, weights }))).toEqual(['register', 'shift', 'compare']);
  });

  it('drops the mantissa once lanes have applied every real scale and outputs are shifted', () => {
    const stage = stageOf(lsqRung, { outputs: stageOf(fixedPointRung).layer.outputs });
    const applied = (operand: OutputStage['weights']) => ({ ...operand, scaleApplied: true });
    expect(kinds(stage)).toContain('multiply');
    expect(kinds({ ...stage, weights: applied(stage.weights), inputs: applied(stage.inputs) })).not.toContain(
      'multiply',
    );
  });
});

describe('run-time sum of inputs', () => {
  it('is formed only for weight offsets that no lane has applied', () => {
    expect(inputSumUses(stageOf(lsqRung), 11)).toEqual([]);
    const stage = stageOf(bothOffsetsRung);
    expect(inputSumUses(stage, 11).map(({ kind, unit }) => [kind, unit])).toEqual([
      ['add', 'input-port'],
      ['multiply', 'requantizer'],
      ['add', 'requantizer'],
    ]);
    // The engine's mantissa, whatever the requantization's.
    expect(inputSumUses({ ...stage, requantizationBits: 8 }, 11)).toEqual(inputSumUses(stage, 11));
    expect(inputSumUses({ ...stage, weights: { ...stage.weights, offsetApplied: true } }, 11)).toEqual([]);
  });

  it('needs no multiplier on a half-integer grid', () => {
    const stage = stageOf(lsqRung);
    const { weights } = stage.layer;
    const layer = {
      ...stage.layer,
      weights: { ...weights, format: halfIntegerGrid(weights.format.bits) },
    };
    expect(inputSumUses({ ...stage, layer }, 11).map(({ kind }) => kind)).toEqual(['add', 'add']);
  });
});

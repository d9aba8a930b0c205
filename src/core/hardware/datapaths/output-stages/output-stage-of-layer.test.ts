import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../../explore/quantization-plan';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  narrowGrid,
  planeCodes,
} from '../../../quantization/code-format';
import { untreated } from '../../placements/parts/operand';
import type { OutputStage } from '../../placements/parts/requantization';
import {
  bothOffsetsRung,
  codedLayers,
  fixedPointRung,
  type LadderRung,
  lsqPlusRung,
  lsqRung,
  middleConvolution,
} from '../../testing/layers';
import { outputStageSpec, poolingSpec } from './output-stage-of-layer';

function stageOf(rung: LadderRung, change: Partial<QuantizedLayer> = {}): OutputStage {
  const [hidden] = codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, rung);
  const layer = { ...(hidden as QuantizedLayer), ...change };
  return {
    layer,
    weights: untreated(layer.weights),
    inputs: untreated(layer.inputs),
    addendBits: null,
    outputStageBits: 20,
    requantizationBits: 16,
  };
}

const sums = { planePairs: 1, accumulatorBits: 20, outputStageBits: 20 };

function specOf(stage: OutputStage, widths = sums) {
  return outputStageSpec(stage, { sums: widths, inputSumBits: 11, stages: 2 });
}

const noScale = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' } as const;

describe('the requantizer of a layer', () => {
  it('shifts where steps are powers of two, and multiplies by a mantissa where one is real', () => {
    const sums = { kind: 'accumulator', bits: 20, signed: true };
    expect(specOf(stageOf(fixedPointRung))).toEqual({
      sums,
      sumBits: 20,
      fractionBits: 0,
      inputSum: null,
      addend: null,
      result: {
        kind: 'rounded',
        mantissaBits: 0,
        signedMantissa: false,
        leftShift: 0,
        format: integerGrid(4, false),
        limits: 'format',
      },
      perChannel: false,
      stages: 2,
    });
    expect(specOf(stageOf(lsqRung))).toMatchObject({ sums, result: { mantissaBits: 16, limits: 'format' } });
  });

  it('takes limits from ports where output codes carry an offset, whose zero lies among them', () => {
    expect(specOf(stageOf(lsqPlusRung))?.result).toMatchObject({ limits: 'ports' });
  });

  it('adds the multiple of the input sum where weights carry an offset that no lane has applied', () => {
    const stage = stageOf(bothOffsetsRung);
    // Codes reach -8: an offset of 8 = 2^3 steps at 16 fraction bits is 2^19, 16 bits of mantissa times 2^4.
    expect(specOf(stage)).toMatchObject({
      fractionBits: 16,
      inputSum: { offset: 'real', bits: 11, signed: false, leftShift: 4 },
    });
    const applied = { ...stage, weights: { ...stage.weights, offsetApplied: true } };
    expect(specOf(applied)).toMatchObject({ fractionBits: 0, inputSum: null });
  });

  it('loads constants per channel, and signed ones behind batch normalization', () => {
    const stage = stageOf(fixedPointRung, { scalesPerChannel: true });
    expect(specOf(stage)).toMatchObject({
      perChannel: true,
      result: { mantissaBits: 16, signedMantissa: true },
    });
  });

  it('compares codes of two or three values and of planes with thresholds', () => {
    const ternary = stageOf(lsqRung, { outputs: { format: narrowGrid(2), decode: noScale } });
    expect(specOf(ternary)?.result).toEqual({
      kind: 'thresholds',
      minimum: -1,
      maximum: 1,
      bits: 2,
      flips: false,
    });
    const planes = stageOf(lsqRung, { outputs: { format: planeCodes(2), decode: noScale } });
    expect(specOf(planes)?.result).toEqual({ kind: 'planes', planes: 2, fractionBits: 8, flips: false });
  });

  it('counts equal signs of pairs of planes, joins them by 24-bit scales, and keeps one count for thresholds', () => {
    const planes = { format: planeCodes(2), decode: noScale };
    const pairs = specOf(stageOf(lsqRung, { weights: planes, inputs: planes }), {
      ...sums,
      planePairs: 4,
      accumulatorBits: 7,
    });
    expect(pairs?.sums).toEqual({ kind: 'parts', count: 4, bits: 7, areCounts: true, scaleBits: 24 });
    const signs = { format: halfIntegerGrid(1), decode: noScale };
    const signLayer = { weights: signs, inputs: signs };
    const widths = { ...sums, accumulatorBits: 7 };
    expect(specOf(stageOf(lsqRung, signLayer), widths)?.sums).toMatchObject({
      kind: 'parts',
      count: 1,
      scaleBits: 0,
    });
    const binary = { ...stageOf(lsqRung, { ...signLayer, outputs: signs }), outputStageBits: 7 };
    expect(specOf(binary, widths)).toMatchObject({
      sums: { kind: 'accumulator', bits: 7, signed: false },
      sumBits: 7,
      result: { kind: 'thresholds' },
    });
  });

  it('looks for the nearest sum of powers', () => {
    const format = additivePowerCodes([[8, 4, 1], [2]], true);
    expect(specOf(stageOf(lsqRung, { outputs: { format, decode: noScale } }))?.result).toMatchObject({
      format,
    });
  });

  it('compares the sums of the last layer, channels of several scales by mantissas', () => {
    expect(specOf(stageOf(lsqRung, { outputs: null }))?.result).toEqual({
      kind: 'logits',
      mantissaBits: 0,
      alignmentBits: 0,
      indexBits: 4,
    });
    const { weights } = stageOf(lsqRung).layer;
    const perChannel = (scale: 'real' | 'power-of-two') =>
      specOf(
        stageOf(lsqRung, {
          outputs: null,
          weights: { ...weights, decode: { ...weights.decode, scale, granularity: 'channel' } },
        }),
      )?.result;
    expect(perChannel('real')).toMatchObject({ mantissaBits: 16, alignmentBits: 0 });
    expect(perChannel('power-of-two')).toMatchObject({ mantissaBits: 0, alignmentBits: 4 });
  });

  it('joins an addend, and is nothing where sums leave as they are', () => {
    const branch = { isReadLater: false, handsOnSums: false, addendMaker: null, averages: false };
    const { inputs } = stageOf(lsqRung).layer;
    const adding = specOf(stageOf(lsqRung, { branch: { ...branch, addend: inputs } }));
    // 20 - 4 bits: shifts of up to 15.
    expect(adding?.addend).toEqual({
      bits: 4,
      signed: false,
      mantissaBits: 16,
      sumAlignmentBits: 0,
      addendAlignmentBits: 4,
    });
    const handing = { ...branch, handsOnSums: true, addend: null };
    expect(specOf(stageOf(lsqRung, { outputs: null, branch: handing }))).toBeNull();
  });
});

describe('the pool of a layer', () => {
  it('compares codes of a window, or adds up the sums of a mean', () => {
    const branch = {
      isReadLater: false,
      handsOnSums: false,
      addend: null,
      addendMaker: null,
      averages: true,
    };
    expect(poolingSpec(stageOf(lsqRung), 4)).toBeNull();
    expect(poolingSpec(stageOf(lsqRung, { poolWindow: 4 }), 4)).toEqual({
      kind: 'largest',
      bits: 4,
      signed: false,
      window: 4,
    });
    expect(poolingSpec(stageOf(lsqRung, { poolWindow: 49, branch }), 4)).toEqual({
      kind: 'sum',
      bits: 20,
      signed: true,
      window: 49,
    });
  });
});

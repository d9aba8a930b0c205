import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
} from '../../../quantization/code-format';
import { randomStreams, stageMismatch } from './check-stage.fixture';
import { outputStageDesign } from './output-stage-design';
import type { OutputStageSpec, RoundedResult, StageResult } from './stage-spec';

const rounded: RoundedResult = {
  kind: 'rounded',
  mantissaBits: 0,
  signedMantissa: false,
  leftShift: 0,
  format: integerGrid(4, false),
  limits: 'format',
};

const plain: OutputStageSpec = {
  sums: { kind: 'accumulator', bits: 17, signed: true },
  sumBits: 17,
  fractionBits: 0,
  inputSum: null,
  addend: null,
  result: rounded,
  perChannel: false,
  stages: 1,
};

function withResult(result: StageResult): OutputStageSpec {
  return { ...plain, result };
}

const realOffset = { offset: 'real', bits: 11, signed: false, leftShift: 3 } as const;
const planeSums = { kind: 'parts', count: 4, bits: 9, areCounts: true, scaleBits: 24 } as const;
const signs = { kind: 'parts', count: 1, bits: 9, areCounts: true, scaleBits: 0 } as const;
const addend = {
  bits: 6,
  signed: true,
  mantissaBits: 16,
  sumAlignmentBits: 3,
  addendAlignmentBits: 4,
} as const;

const specs: Readonly<Record<string, OutputStageSpec>> = {
  shift: plain,
  'shift to signed codes': withResult({ ...rounded, format: integerGrid(8, true) }),
  'shift to narrow codes, left or right': withResult({ ...rounded, format: narrowGrid(3), leftShift: 3 }),
  'shift to half-integers': withResult({ ...rounded, format: halfIntegerGrid(2) }),
  'shift between limits': withResult({ ...rounded, format: integerGrid(4, true), limits: 'ports' }),
  'shift of a sum narrower than its codes': {
    ...withResult({ ...rounded, format: integerGrid(8, false) }),
    sums: { kind: 'accumulator', bits: 5, signed: true },
    sumBits: 5,
  },
  'mantissa of 16 bits': withResult({ ...rounded, mantissaBits: 16 }),
  'mantissa of 32 bits': withResult({ ...rounded, mantissaBits: 32, format: integerGrid(8, false) }),
  'mantissa of 2 bits': withResult({ ...rounded, mantissaBits: 2 }),
  'mantissa per channel with sign': {
    ...withResult({ ...rounded, mantissaBits: 16, signedMantissa: true, limits: 'ports' }),
    perChannel: true,
  },
  'whole numbers for minifloats': withResult({ ...rounded, mantissaBits: 8, format: minifloatCodes(6) }),
  'nearest sums of powers': withResult({
    ...rounded,
    mantissaBits: 8,
    format: additivePowerCodes([[8, 4, 1], [2]], true),
  }),
  'nearest positive sums of powers': withResult({
    ...rounded,
    format: additivePowerCodes(
      [
        [16, 4, 1],
        [32, 8, 2],
      ],
      false,
    ),
  }),
  'one threshold': withResult({ kind: 'thresholds', minimum: -1, maximum: 0, bits: 1, flips: false }),
  'thresholds per channel': {
    ...withResult({ kind: 'thresholds', minimum: -1, maximum: 1, bits: 2, flips: true }),
    perChannel: true,
  },
  'thresholds of counts': {
    ...withResult({ kind: 'thresholds', minimum: 0, maximum: 2, bits: 2, flips: false }),
    sums: { kind: 'accumulator', bits: 8, signed: false },
    sumBits: 8,
  },
  'one plane': withResult({ kind: 'planes', planes: 1, fractionBits: 0, flips: false }),
  'three planes': withResult({ kind: 'planes', planes: 3, fractionBits: 4, flips: false }),
  'planes of counts per channel': {
    ...withResult({ kind: 'planes', planes: 2, fractionBits: 0, flips: true }),
    sums: planeSums,
    sumBits: 36,
    perChannel: true,
  },
  logits: withResult({ kind: 'logits', mantissaBits: 0, alignmentBits: 0, indexBits: 4 }),
  'logits with mantissas': {
    ...withResult({ kind: 'logits', mantissaBits: 12, alignmentBits: 0, indexBits: 4 }),
    perChannel: true,
  },
  'logits with powers of two': withResult({
    kind: 'logits',
    mantissaBits: 0,
    alignmentBits: 4,
    indexBits: 4,
  }),
  'counts of equal signs': { ...withResult(rounded), sums: signs, sumBits: 12 },
  'planes times scales': { ...withResult({ ...rounded, mantissaBits: 16 }), sums: planeSums, sumBits: 36 },
  'sums that are handed on': { ...withResult({ kind: 'sum' }), sums: planeSums, sumBits: 36 },
  'weight offset': {
    ...withResult({ ...rounded, mantissaBits: 16 }),
    sumBits: 34,
    fractionBits: 16,
    inputSum: realOffset,
  },
  'weight offset of one half': {
    ...plain,
    sumBits: 34,
    fractionBits: 16,
    inputSum: { ...realOffset, offset: 'half', signed: true },
  },
  'weight offset per channel': {
    ...withResult({ ...rounded, mantissaBits: 16 }),
    sumBits: 34,
    fractionBits: 16,
    inputSum: realOffset,
    perChannel: true,
  },
  addend: { ...withResult({ ...rounded, mantissaBits: 16 }), addend },
  'addend by shifts': {
    ...plain,
    addend: { ...addend, mantissaBits: 0, signed: false },
  },
  'addend before thresholds': {
    ...withResult({ kind: 'thresholds', minimum: -1, maximum: 1, bits: 2, flips: false }),
    addend: { ...addend, sumAlignmentBits: 0 },
    perChannel: true,
  },
};

describe('output stages', () => {
  it.each(Object.entries(specs))('give what their reference does: %s', (_, spec) => {
    for (const stages of [1, 3, 100]) {
      const design = outputStageDesign({ ...spec, stages });
      expect(stageMismatch(design, randomStreams(design, 40, stages))).toBeNull();
    }
  });

  it('rounds half up and clips', () => {
    const design = outputStageDesign(plain);
    const code = (sum: number) => design.expected([{ sum }], { shift: 3 }).code;
    // 11.5 / 8 is below, 12 / 8 = 1.5 a tie: up; -4 / 8 = -0.5 a tie: up to 0.
    expect([11, 12, -4, -5, 124, 65535, -65536].map(code)).toEqual([1n, 2n, 0n, 0n, 15n, 15n, 0n]);
  });

  it('is registered once per stage', () => {
    const latencies = [1, 2, 4].map((stages) => outputStageDesign({ ...plain, stages }).latencyCycles);
    // Shift, increment and clip leave two places to cut.
    expect(latencies).toEqual([1, 2, 3]);
  });
});

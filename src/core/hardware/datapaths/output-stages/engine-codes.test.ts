import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dyadicMultipliers } from '../../../integer/dyadic-multipliers';
import {
  additivePowerCodes,
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  narrowGrid,
  planeCodes,
} from '../../../quantization/code-format';
import { planeWordOf, wordOf } from '../parts/stored-word';
import { stageOutputs } from './check-stage.fixture';
import {
  engineCodes,
  factorPorts,
  rangeOf,
  rounded,
  specOf,
  sumsOf,
  thresholdsOf,
} from './engine-equality.fixture';
import { outputStageDesign } from './output-stage-design';

const formats = fc.constantFrom<CodeFormat>(
  integerGrid(2, false),
  integerGrid(3, true),
  integerGrid(4, false),
  integerGrid(8, false),
  narrowGrid(4),
  halfIntegerGrid(3),
);

describe('codes against those of the integer engine', () => {
  it('requantize by a mantissa, sums of up to 51 bits', () => {
    const property = fc.property(
      fc.integer({ min: 2, max: 31 }),
      fc.integer({ min: 4, max: 51 }),
      fc.double({ min: -3, max: 40, noNaN: true }),
      formats,
      fc.nat(),
      (mantissaBits, sumBits, octaves, format, seed) => {
        const factor = 2 ** -octaves;
        const multipliers = dyadicMultipliers(Float64Array.of(factor), mantissaBits);
        const range = rangeOf(format);
        const output = {
          kind: 'requantization',
          arithmetic: 'mantissa',
          mantissaBits,
          multipliers,
          format,
          ...range,
        } as const;
        const leftShift = 3;
        const result = { ...rounded, mantissaBits, format, leftShift };
        const sums = sumsOf(sumBits, seed, factor);
        const codes = stageOutputs(outputStageDesign(specOf(sumBits, result)), 'code', {
          samples: sums.map((sum) => ({ sum })),
          constants: factorPorts(multipliers, leftShift, sumBits + mantissaBits),
        });
        expect(codes).toEqual(engineCodes(output, sumBits, sums).map((code) => code + 0));
      },
    );
    fc.assert(property, { numRuns: 25 });
  });

  it('requantize by a shift, between the limits of an activation', () => {
    const property = fc.property(
      fc.integer({ min: 4, max: 40 }),
      fc.integer({ min: -4, max: 45 }),
      formats,
      fc.nat(),
      (sumBits, shift, format, seed) => {
        const multipliers = { mantissas: Int32Array.of(1), shifts: Int8Array.of(shift) };
        const { clipMinimum, clipMaximum } = rangeOf(format);
        const limits = { clipMinimum: clipMinimum + 1, clipMaximum: clipMaximum - 1 };
        const output = {
          kind: 'requantization',
          arithmetic: 'shift',
          mantissaBits: 1,
          multipliers,
          format,
          ...limits,
        } as const;
        const result = { ...rounded, format, leftShift: 4, limits: 'ports' } as const;
        const sums = sumsOf(sumBits, seed, 2 ** -shift);
        const codes = stageOutputs(outputStageDesign(specOf(sumBits, result)), 'code', {
          samples: sums.map((sum) => ({ sum })),
          constants: {
            shift: factorPorts(multipliers, 4, sumBits).shift,
            lowest: limits.clipMinimum,
            highest: limits.clipMaximum,
          },
        });
        expect(codes).toEqual(engineCodes(output, sumBits, sums).map((code) => code + 0));
      },
    );
    fc.assert(property, { numRuns: 25 });
  });

  it.each([-0.37, 0.0113, 0.37])('compare with thresholds under factor %d', (factor) => {
    for (const format of [halfIntegerGrid(1), narrowGrid(2), integerGrid(1, false)]) {
      const output = thresholdsOf({ format }, factor, 3.3);
      const { clipMinimum: minimum, clipMaximum: maximum } = rangeOf(format);
      const result = { kind: 'thresholds', minimum, maximum, bits: format.bits, flips: true } as const;
      const sums = sumsOf(10, 1, factor);
      const ports = Array.from(output.thresholds, (value, index) => [`threshold${index}`, value]);
      const codes = stageOutputs(outputStageDesign(specOf(10, result)), 'code', {
        samples: sums.map((sum) => ({ sum })),
        constants: { ...Object.fromEntries(ports), flip: factor < 0 ? 1 : 0 },
      });
      expect(codes).toEqual(engineCodes(output, 10, sums));
    }
  });

  it.each([0.25, -0.25])('give planes under factor %d', (factor) => {
    const format = planeCodes(3);
    const planes = Int32Array.of(40, 19, 9);
    const output = thresholdsOf({ format, planeCodes: planes }, factor, 3.5);
    const result = { kind: 'planes', planes: 3, fractionBits: 1, flips: true } as const;
    const sums = Array.from({ length: 2 ** 10 }, (_, index) => index - 2 ** 9);
    // In halves of a sum: factor (sum + 3.5) reaches 0 at -7 halves; 40 steps are 160 sums, 320 halves.
    const words = stageOutputs(outputStageDesign(specOf(10, result)), 'code', {
      samples: sums.map((sum) => ({ sum })),
      constants: { center: factor < 0 ? 7 : -7, plane0: 320, plane1: 152, flip: factor < 0 ? 1 : 0 },
    });
    expect(words).toEqual(engineCodes(output, 10, sums).map((code) => planeWordOf(planes, code)));
  });

  it.each([
    additivePowerCodes([[8, 4, 1], [2]], true),
    additivePowerCodes(
      [
        [16, 4, 1],
        [32, 8, 2],
      ],
      false,
    ),
  ])('find the nearest sum of powers', (format) => {
    const output = thresholdsOf({ format }, 2 ** -4, 0);
    const sums = Array.from({ length: 2 ** 12 }, (_, index) => index - 2 ** 11);
    const words = stageOutputs(outputStageDesign(specOf(12, { ...rounded, format })), 'code', {
      samples: sums.map((sum) => ({ sum })),
      constants: { shift: 4 },
    });
    expect(words).toEqual(engineCodes(output, 12, sums).map((code) => wordOf(format, code)));
  });
});

import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import { outputStageDesign } from '../output-stages/output-stage-design';
import type { OutputStageSpec } from '../output-stages/stage-spec';
import { outputStageStreams } from './requantizer-streams';

const plain: OutputStageSpec = {
  sums: { kind: 'accumulator', bits: 16, signed: true },
  sumBits: 16,
  fractionBits: 0,
  inputSum: null,
  addend: null,
  result: {
    kind: 'rounded',
    mantissaBits: 16,
    signedMantissa: false,
    leftShift: 0,
    format: integerGrid(4, false),
    limits: 'format',
  },
  perChannel: false,
  stages: 1,
};

const streamsOf = (spec: OutputStageSpec) => outputStageStreams(spec, outputStageDesign(spec), 48);

/** Outputs of all samples on one port. */
function outputsOf(spec: OutputStageSpec, port: string): readonly number[] {
  const design = outputStageDesign(spec);
  return streamsOf(spec).flatMap(({ samples, constants }) =>
    samples.map((sample) => Number(design.expected([sample], constants)[port])),
  );
}

function spread(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

// 16 bits less the sign, less 4 + 16 / 4 without use.
const sumDeviation = 2 ** 7;

describe('outputStageStreams', () => {
  it('has channels differ where they are loaded for every output, and only there', () => {
    const [shared] = streamsOf(plain);
    expect(Object.keys(shared!.samples[0]!)).toEqual(['sum']);
    expect(shared!.constants.mantissa).toBeGreaterThanOrEqual(2 ** 15);
    const [loaded] = streamsOf({ ...plain, perChannel: true });
    const mantissas = new Set(loaded!.samples.map(({ mantissa }) => mantissa));
    expect(mantissas.size).toBeGreaterThan(40);
    expect(new Set(loaded!.samples.map(({ shift }) => shift)).size).toBe(1);
  });

  it('leaves half of the codes to the ReLU and few to the clip, whatever the mantissa', () => {
    for (const perChannel of [false, true]) {
      const codes = outputsOf({ ...plain, perChannel }, 'code');
      const share = (code: number): number => codes.filter((each) => each === code).length / codes.length;
      // Besides the half below zero, those below half a step.
      expect(share(0)).toBeGreaterThan(0.5);
      expect(share(0)).toBeLessThan(0.62);
      expect(share(15)).toBeLessThan(0.03);
      for (let code = 1; code < 15; code++) expect(share(code)).toBeGreaterThan(0);
    }
  });

  it('takes off the sum what an offset of the weights has put there, at the fraction bits', () => {
    const { mean, deviation } = spread(
      outputsOf(
        {
          ...plain,
          sumBits: 33,
          fractionBits: 16,
          inputSum: { offset: 'real', bits: 11, signed: false, leftShift: 4 },
          result: { kind: 'sum' },
        },
        'sum',
      ),
    );
    // 1536 numbers: the deviation is known to one in fifty-five.
    expect(Math.abs(deviation / (2 ** 16 * sumDeviation) - 1)).toBeLessThan(0.06);
    expect(Math.abs(mean)).toBeLessThan(0.1 * deviation);
  });

  it('makes an addend worth as much as the sum that it joins', () => {
    const addend = {
      bits: 16,
      signed: true,
      mantissaBits: 16,
      sumAlignmentBits: 0,
      addendAlignmentBits: 0,
    } as const;
    const spec: OutputStageSpec = { ...plain, addend };
    const design = outputStageDesign(spec);
    const parts = streamsOf(spec).map(({ constants, samples }) => {
      const without = (name: string) =>
        spread(
          samples.map((sample) => {
            const values = { ...constants, ...sample, [name]: 0 };
            return (
              (values.sum ?? 0) * (constants.mantissa ?? 0) +
              (values.addend ?? 0) * (constants.addendMantissa ?? 0)
            );
          }),
        ).deviation;
      return without('sum') / without('addend');
    });
    expect(design.constantPorts.map(({ name }) => name)).toContain('addendMantissa');
    expect(spread(parts).mean).toBeGreaterThan(0.7);
    expect(spread(parts).mean).toBeLessThan(1.3);
  });

  it('puts the sums of planes where their thresholds are', () => {
    const codes = outputsOf(
      {
        ...plain,
        sums: { kind: 'parts', count: 4, bits: 7, areCounts: true, scaleBits: 24 },
        sumBits: 33,
        result: { kind: 'planes', planes: 2, fractionBits: 0, flips: true },
        perChannel: true,
      },
      'code',
    );
    for (const code of [0, 1, 2, 3]) {
      expect(codes.filter((each) => each === code).length / codes.length).toBeGreaterThan(0.1);
    }
  });
});

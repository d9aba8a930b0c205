import { compileThresholds } from '../../../integer/compile-thresholds';
import type { CodeOutput, DyadicMultipliers, ThresholdOutput } from '../../../integer/integer-network';
import { createPlane } from '../../../integer/plane';
import { createRequantizer } from '../../../integer/requantize';
import { type CodeFormat, integerGrid } from '../../../quantization/code-format';
import type { Quantizer } from '../../../quantization/quantizer';
import { createRandom } from '../../../random';
import type { OutputStageSpec, RoundedResult } from './stage-spec';

export const rounded: RoundedResult = {
  kind: 'rounded',
  mantissaBits: 0,
  signedMantissa: false,
  leftShift: 0,
  format: integerGrid(4, false),
  limits: 'format',
};

export function specOf(sumBits: number, result: OutputStageSpec['result']): OutputStageSpec {
  return {
    sums: { kind: 'accumulator', bits: sumBits, signed: true },
    sumBits,
    fractionBits: 0,
    inputSum: null,
    addend: null,
    result,
    perChannel: false,
    stages: 1,
  };
}

/** Least and greatest sums, ties around every code, and random ones of all magnitudes. */
export function sumsOf(bits: number, seed: number, factor: number): readonly number[] {
  const random = createRandom(seed);
  const limit = 2 ** (bits - 1);
  const ties = Array.from({ length: 40 }, (_, code) => Math.round((code - 20.5) / factor));
  const anywhere = Array.from({ length: 200 }, () =>
    Math.floor((random.next() - 0.5) * 2 ** Math.ceil(random.next() * bits)),
  );
  return [-limit, limit - 1, -1, 0, 1, ...ties, ...ties.map((sum) => sum + 1), ...anywhere].filter(
    (sum) => sum >= -limit && sum < limit,
  );
}

/** Codes that the integer engine gives, every sum standing in a position of its own. */
export function engineCodes(
  output: CodeOutput,
  accumulatorBits: number,
  sums: readonly number[],
): readonly number[] {
  const shape = { height: 1, width: sums.length, channels: 1 };
  const target = createPlane(shape, { top: 0, bottom: 0, left: 0, right: 0 }, 0);
  createRequantizer(output, accumulatorBits, target)(Float64Array.from(sums));
  return [...target.codes];
}

interface Range {
  readonly clipMinimum: number;
  readonly clipMaximum: number;
}

export function rangeOf({ minimum, maximum, shift }: CodeFormat): Range {
  return { clipMinimum: minimum - shift, clipMaximum: maximum - shift };
}

/** Port values of a dyadic factor: shifts beyond the sum leave nothing, whatever they are. */
export function factorPorts({ mantissas, shifts }: DyadicMultipliers, leftShift: number, widest: number) {
  const [mantissa, shift] = [mantissas[0] as number, shifts[0] as number];
  return { mantissa, shift: Math.min(shift, widest) + leftShift };
}

/** Thresholds of factor * (sum + constant) on a grid of step 1. */
export function thresholdsOf(
  quantizer: Pick<Quantizer, 'format' | 'planeCodes'>,
  factor: number,
  constant: number,
): ThresholdOutput {
  const outputs: Quantizer = {
    ...quantizer,
    decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(1),
    offsets: Float32Array.of(0),
  };
  return compileThresholds(
    outputs,
    'none',
    { factors: Float64Array.of(factor), constants: Float64Array.of(constant) },
    1,
  );
}

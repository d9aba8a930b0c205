import { canonicalJson } from '../../../hash';
import type { CodeFormat } from '../../../quantization/code-format';
import { compactSample } from '../../../quantization/fit/compact-sample';
import { leastErrorStep } from '../../../quantization/fit/mse-step';
import { createRandom, type Random } from '../../../random';
import type { PortValues } from '../datapath-class';
import type { OutputStageSpec, RoundedResult, StageResult } from '../output-stages/stage-spec';
import { planeResiduals } from './plane-residuals';
import { mantissaOf, type TypicalAddend } from './typical-addend';
import type { TypicalSums } from './typical-sums';

/** How the sums of one channel become its outputs. */
export interface TypicalResult {
  readonly constants: PortValues;
  /** Deviation of the sums for which the constants are right, relative to the typical one. */
  readonly stretch: number;
  /** What their mean is off by. */
  readonly offset: number;
  readonly addendStretch: number;
}

type Source = (sums: TypicalSums, addend: TypicalAddend | null) => TypicalResult;

/** Channels differ by a fraction of their standard deviation in where they are centred. */
const centreDeviation = 0.25;

/** Draws the constants of one channel after the other. */
export function typicalResult(
  { result, fractionBits }: Pick<OutputStageSpec, 'result' | 'fractionBits'>,
  random: Random,
): Source {
  if (result.kind === 'rounded') return roundedSource(result, fractionBits, random);
  const constantsOf = constantSource(result, random);
  return (sums, addend) => {
    const unit = 2 ** fractionBits;
    const own = unit * sums.deviation;
    const joined = addend && joinedAddend(addend, own / addend.deviation, 0);
    const grid = 2 ** (joined?.gridBits ?? 0);
    const deviation = grid * (joined ? Math.SQRT2 : 1) * own;
    const constants = constantsOf({ mean: grid * unit * sums.mean, deviation });
    return {
      constants: { ...constants, ...joined?.constants },
      stretch: 1,
      offset: 0,
      addendStretch: joined?.stretch ?? 1,
    };
  };
}

/** Sums are stretched to what a mantissa of any value brings to codes of unit deviation over the step. */
function roundedSource(result: RoundedResult, fractionBits: number, random: Random): Source {
  const { format, mantissaBits, leftShift, limits } = result;
  const isRectified = isAfterRelu(result);
  const step = stepOf(format, isRectified);
  const ends = limits === 'ports' ? limitsOf(format, isRectified) : {};
  return (sums, addend) => {
    const own = 2 ** fractionBits * sums.deviation;
    const wanted = (addend ? Math.SQRT1_2 : 1) / step;
    const middleBits = mantissaBits > 0 ? mantissaBits - 0.5 : 0;
    const shift = Math.max(-leftShift, Math.round(middleBits - Math.log2(wanted / own)));
    const mantissa = mantissaOf(mantissaBits, random);
    const factor = mantissa * 2 ** -shift;
    const joined = addend && joinedAddend(addend, wanted / addend.deviation, shift, -format.shift);
    return {
      constants: { ...ends, mantissa, shift: (joined?.gridBits ?? shift) + leftShift, ...joined?.constants },
      stretch: Math.min(2, wanted / (own * factor)),
      offset: joined ? 0 : -format.shift / (factor * 2 ** fractionBits),
      addendStretch: joined?.stretch ?? 1,
    };
  };
}

/**
 * Constants of an addend that is to be multiplied by about `factor`, beside a sum that is shifted right by `sumShift` later:
 * both come to the finer grid of the two where sums can be shifted at all. `offset` joins them behind that shift.
 */
function joinedAddend(addend: TypicalAddend, factor: number, sumShift: number, offset = 0) {
  const { mantissaBits, sumAlignmentBits, addendAlignmentBits } = addend.spec;
  const finest = sumShift + 2 ** sumAlignmentBits - 1;
  const coarsest = sumShift + 1 - 2 ** addendAlignmentBits;
  const middleBits = mantissaBits > 0 ? mantissaBits - 0.5 : 0;
  const ownShift = Math.min(finest, Math.max(coarsest, Math.round(middleBits - Math.log2(factor))));
  const gridBits = Math.max(sumShift, ownShift);
  const own = addend.mantissa * 2 ** -ownShift;
  const stretch = Math.min(1, factor / own);
  return {
    gridBits,
    stretch,
    constants: {
      addendMantissa: addend.mantissa,
      sumAlignment: gridBits - sumShift,
      addendAlignment: gridBits - ownShift,
      addendBias: Math.round((offset - own * stretch * addend.mean) * 2 ** gridBits),
    },
  };
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** Constants of results that no mantissa brings to codes. */
function constantSource(
  result: Exclude<StageResult, RoundedResult>,
  random: Random,
): (sum: Spread) => PortValues {
  switch (result.kind) {
    case 'thresholds': {
      const { minimum, maximum, bits } = result;
      const signed = minimum < 0;
      const format: CodeFormat = { kind: 'integer-grid', shift: 0, bits, signed, minimum, maximum };
      const step = stepOf(format, !signed);
      return ({ mean, deviation }) => {
        const centre = mean + centreDeviation * deviation * random.normal();
        const thresholds = Array.from({ length: maximum - minimum }, (_, index) => {
          const codes = signed ? index - (maximum - minimum - 1) / 2 : index + 0.5;
          return [`threshold${index}`, Math.round(centre + codes * step * deviation)] as const;
        });
        return { flip: 0, ...Object.fromEntries(thresholds) };
      };
    }
    case 'planes': {
      const residuals = planeResiduals(result.planes);
      return ({ mean, deviation }) => {
        const unit = 2 ** result.fractionBits;
        const centre = mean + centreDeviation * deviation * random.normal();
        const scales = residuals.map((scale, plane) => [
          `plane${plane}`,
          Math.round(unit * scale * deviation),
        ]);
        return { flip: 0, center: Math.round(unit * centre), ...Object.fromEntries(scales) };
      };
    }
    case 'logits':
      return () => ({
        mantissa: mantissaOf(result.mantissaBits, random),
        alignment: Math.floor(4 * random.next()),
      });
    case 'sum':
      return () => ({});
  }
}

/** Signed whole numbers come from layers without ReLU. */
function isAfterRelu({ format, limits }: RoundedResult): boolean {
  return !format.signed || (format.kind !== 'integer-grid' && limits === 'ports');
}

function limitsOf({ minimum, maximum, shift }: CodeFormat, isRectified: boolean): PortValues {
  return { lowest: isRectified ? 0 : minimum - shift, highest: maximum - shift };
}

const sampleSize = 4096;
const knownSteps = new Map<string, number>();

/** Of least squared error for values of standard normal distribution. */
function stepOf(format: CodeFormat, isRectified: boolean): number {
  if (format.maximum <= 0) return 1;
  const key = canonicalJson([format, isRectified]);
  const known = knownSteps.get(key);
  if (known !== undefined) return known;
  const random = createRandom(1);
  const values = Float32Array.from({ length: sampleSize }, () => {
    const normal = random.normal();
    return isRectified ? Math.max(0, normal) : normal;
  });
  const step = leastErrorStep(compactSample(values), format);
  knownSteps.set(key, step);
  return step;
}

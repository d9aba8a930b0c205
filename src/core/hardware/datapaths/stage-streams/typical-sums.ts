import { planeScaleBits } from '../../../quantization/code-format';
import type { Random } from '../../../random';
import type { PortValues } from '../datapath-class';
import type { ColumnSums, InputSumTerm, OutputStageSpec } from '../output-stages/stage-spec';
import { planeResiduals } from './plane-residuals';

/** What the sums of a channel have of their own. */
export interface ChannelOfSums {
  readonly stretch: number;
  readonly offset: number;
  /** What its weights' codes are off by: so many times the sum of the inputs is in the sum. */
  readonly weightOffset: number;
}

/** What columns hand over for an output, in units of a product. */
export interface TypicalSums {
  /** Of the sum that the stage makes of it. */
  readonly mean: number;
  readonly deviation: number;
  /** Values of ports that stay, for a mean that is moved by `offset`. */
  constants(offset: number): PortValues;
  /** Values of ports for the next output of that mean, deviation `stretch` times as large. */
  draw(channel: ChannelOfSums): PortValues;
}

/**
 * Standard deviation of sums of products, by the width of the accumulator that never overflows. Wider codes clip later, and
 * wider accumulators hold more products: 4 bits and a quarter of the width stay without use. Of the layers
 * of built-in networks, folded and with the operands of `operandStreams`, four in five are within a factor of two.
 */
export function sumDeviation(bits: number): number {
  return 2 ** (bits - 1 - Math.min(11, 4 + bits / 4));
}

/** Sums of normal distribution, and with them what makes their mean 0. */
export function typicalSums({ sums, inputSum }: OutputStageSpecSums, random: Random): TypicalSums {
  if (sums.kind === 'parts') return typicalParts(sums, random);
  const { bits, signed } = sums;
  if (!signed) {
    const { mean, deviation } = countSpread(bits);
    const draw = (): PortValues => ({ sum: Math.round(mean + deviation * random.normal()) });
    return { mean, deviation, constants: () => ({}), draw };
  }
  const deviation = sumDeviation(bits);
  return {
    mean: 0,
    deviation,
    constants: () => ({}),
    draw: ({ stretch, offset, weightOffset }) => {
      const inputs = inputSum ? drawInputSum(inputSum, random) : 0;
      const sum = Math.round(stretch * deviation * random.normal() + offset + weightOffset * inputs);
      return { sum, ...(inputSum ? { inputSum: inputs } : {}) };
    },
  };
}

type OutputStageSpecSums = Pick<OutputStageSpec, 'sums' | 'inputSum'>;

/** A half, or of the size of a 32nd of the range, as trained offsets are no larger, with either sign. */
export function drawWeightOffset({ offset, leftShift }: InputSumTerm, random: Random): number {
  if (offset === 'half') return -0.5;
  const magnitude = 2 ** (leftShift - 5 + random.next() - 0.5);
  return random.next() < 0.5 ? magnitude : -magnitude;
}

/** Unsigned codes after a ReLU add up to a tenth of the largest sum, give or take an eighth of that. */
function drawInputSum({ bits, signed }: InputSumTerm, random: Random): number {
  const draw = signed ? random.normal() / 80 : 0.1 * (1 + random.normal() / 8);
  return Math.round(2 ** bits * draw);
}

/** Of 3/4 of as many products as fit, half have equal signs. */
function countSpread(bits: number): { readonly mean: number; readonly deviation: number } {
  const products = 0.75 * 2 ** bits;
  return { mean: products / 2, deviation: Math.sqrt(products) / 2 };
}

function typicalParts(sums: Extract<ColumnSums, { kind: 'parts' }>, random: Random): TypicalSums {
  const { count, bits, areCounts } = sums;
  const { mean, deviation } = areCounts ? countSpread(bits) : { mean: 0, deviation: sumDeviation(bits) };
  const scales = planeScales(sums);
  const worth = scales.map((scale) => (areCounts ? 2 : 1) * scale);
  const names = worth.map((_, part) => (count === 1 ? 'sum' : `sum${part}`));
  const bias = -Math.round(mean * worth.reduce((total, each) => total + each, 0));
  return {
    mean: 0,
    deviation: deviation * Math.hypot(...worth),
    constants: (offset) => ({
      ...Object.fromEntries(scales.map((scale, part) => [`scale${part}`, scale])),
      bias: bias + Math.round(offset),
    }),
    draw: ({ stretch }) =>
      Object.fromEntries(
        names.map((name) => [name, Math.round(mean + stretch * deviation * random.normal())]),
      ),
  };
}

/** Of planes of one operand, or of pairs of planes of both, for which they are twice as wide. */
function planeScales({ count, scaleBits }: Extract<ColumnSums, { kind: 'parts' }>): readonly number[] {
  if (scaleBits === 0) return new Array<number>(count).fill(1);
  const perSide = Math.sqrt(count);
  const arePairs = scaleBits > planeScaleBits && Number.isInteger(perSide);
  const side = planeResiduals(arePairs ? perSide : count);
  const products = arePairs ? side.flatMap((left) => side.map((right) => left * right)) : side;
  const total = products.reduce((sum, each) => sum + each, 0);
  return products.map((product) => Math.floor((product / total) * (2 ** scaleBits - 1)));
}

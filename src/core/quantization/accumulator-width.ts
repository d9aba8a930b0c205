import type { CodeFormat } from './code-format';

export interface AccumulatorLoad {
  /** Products added up for one output. */
  readonly products: number;
  readonly weights: CodeFormat;
  readonly inputs: CodeFormat;
  /** Largest magnitude of what else is added, in units of the products: bias and offset terms. */
  readonly addend?: number;
}

/**
 * Bits of a two's-complement accumulator that no sum can overflow: ceil(log2(products * max|W| * max|X|)) + 1 for
 * signed weights and unsigned inputs, widened for the addend.
 */
export function accumulatorWidth({ products, weights, inputs, addend = 0 }: AccumulatorLoad): number {
  const [least, most] = [storedMinimum(weights), storedMaximum(weights)];
  const [leastInput, mostInput] = [storedMinimum(inputs), storedMaximum(inputs)];
  const [a, b, c, d] = [least * leastInput, least * mostInput, most * leastInput, most * mostInput];
  const lowest = products * Math.min(0, a, b, c, d) - addend;
  const highest = products * Math.max(0, a, b, c, d) + addend;
  // Never too many: the magnitude alone takes one bit more than its logarithm, the sign another.
  let bits = Math.max(1, Math.floor(Math.log2(Math.max(1, highest, -lowest))));
  while (lowest < -(2 ** (bits - 1)) || highest > 2 ** (bits - 1) - 1) bits++;
  return bits;
}

/** Mantissa bits of the multiple of the run-time input sum that a weight offset adds, whatever the requantization's. */
export const inputSumMantissaBits = 16;

/**
 * Weight offsets are fractions of a step: rounded to whole products, their share of a sum changed the class of 201 of
 * 10,000 Fashion-MNIST images at 2 bits, with 8 fraction bits of 23 and 29 under the offsets of uL2Q and DSQ, and with 12 of
 * 21, where one sum of few bits came back again and again within 1e-5 of a tie.
 */
export const inputSumFractionBits = 16;

export interface OutputStageLoad extends AccumulatorLoad {
  /** Largest magnitude of that multiple, in units of the products; null where weights carry no offset. */
  readonly inputSumTerm: number | null;
}

/**
 * Bits of the sum that the output stage requantizes. A weight offset shifts it left by fraction bits before the rounded
 * multiple of the run-time input sum joins; otherwise it is the accumulator itself.
 */
export function outputStageWidth({ inputSumTerm, addend = 0, ...load }: OutputStageLoad): {
  readonly bits: number;
  readonly fractionBits: number;
} {
  if (inputSumTerm === null) return { bits: accumulatorWidth({ ...load, addend }), fractionBits: 0 };
  const joined = { ...load, addend: addend + Math.ceil(inputSumTerm) + 1 };
  return { bits: inputSumFractionBits + accumulatorWidth(joined), fractionBits: inputSumFractionBits };
}

function storedMinimum(format: CodeFormat): number {
  return format.minimum - format.shift;
}

function storedMaximum(format: CodeFormat): number {
  return format.maximum - format.shift;
}

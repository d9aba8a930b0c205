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
  const corners = [
    storedMinimum(weights) * storedMinimum(inputs),
    storedMinimum(weights) * storedMaximum(inputs),
    storedMaximum(weights) * storedMinimum(inputs),
    storedMaximum(weights) * storedMaximum(inputs),
  ];
  const lowest = products * Math.min(0, ...corners) - addend;
  const highest = products * Math.max(0, ...corners) + addend;
  let bits = 1;
  while (lowest < -(2 ** (bits - 1)) || highest > 2 ** (bits - 1) - 1) bits++;
  return bits;
}

function storedMinimum(format: CodeFormat): number {
  return format.minimum - format.shift;
}

function storedMaximum(format: CodeFormat): number {
  return format.maximum - format.shift;
}

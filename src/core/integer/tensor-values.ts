import { entry, largestStored } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import type { CodeOutput, LogitOutput, WideOutput } from './integer-network';
import { codeOffset } from './product-grid';

/** What the whole numbers of a tensor mean: value = factor * (number + offset). */
export interface TensorValues {
  /** Length 1 or one per channel. */
  readonly factors: Float64Array;
  readonly offset: number;
  readonly largest: number;
  /** Of the codes; null for sums. */
  readonly quantizer: Quantizer | null;
}

export function codedValues(quantizer: Quantizer): TensorValues {
  return {
    factors: Float64Array.of(entry(quantizer.steps, 0)),
    offset: codeOffset(quantizer, 0),
    largest: largestStored(quantizer),
    quantizer,
  };
}

/** `factors`: value of one unit of what an output hands on. */
export function wideValues(
  output: CodeOutput | WideOutput | LogitOutput,
  factors: Float64Array,
): TensorValues {
  const largest = output.kind === 'wide' ? 2 ** (output.bits - 1) : Number.POSITIVE_INFINITY;
  return { factors, offset: 0, largest, quantizer: null };
}

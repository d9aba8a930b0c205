import { entry, largestStored } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import type { WideOutput } from './integer-network';
import { codeOffset } from './product-grid';

/** What the whole numbers of a tensor mean: value = factor * number + constant. */
export interface TensorValues {
  /** Length 1 or one per channel. */
  readonly factors: Float64Array;
  /** Length 1 or one per channel; of sums, what the layer that makes them leaves to be added. */
  readonly constants: Float64Array;
  readonly largest: number;
  /** Of the codes; null for sums. */
  readonly quantizer: Quantizer | null;
  /** True where factors are ratios of small whole numbers, so that a mean can lie in the very middle between codes. */
  readonly isRational: boolean;
}

/** Of codes with one step per tensor. */
export function codedValues(quantizer: Quantizer): TensorValues {
  const step = entry(quantizer.steps, 0);
  return {
    factors: Float64Array.of(step),
    constants: Float64Array.of(step * codeOffset(quantizer, 0)),
    largest: largestStored(quantizer),
    quantizer,
    isRational: quantizer.decode.scale !== 'real',
  };
}

/** Of sums that stay wide: the values with the range of their width. */
export function wideValues(
  output: WideOutput,
  values: Pick<TensorValues, 'factors' | 'constants' | 'isRational'>,
): TensorValues {
  return { ...values, largest: 2 ** (output.bits - 1), quantizer: null };
}

/** The entry of a channel. */
export function atChannel(values: Float64Array, channel: number): number {
  return values[values.length === 1 ? 0 : channel] as number;
}

import type { OperandName } from '../../placements/parts/operand';
import type { LaneConstant } from '../datapath-class';
import type { WordShape } from './operand-registers';

const prefixes = { weights: 'weight', inputs: 'input', product: 'product' } as const;

/**
 * A mantissa m: the step is m times a power of two that only the output stage knows. Typical is sqrt(1/2) of all ones, the
 * geometric middle of the mantissas whose first bit is set.
 */
export function scaleConstant(of: OperandName | 'product', bits: number): LaneConstant {
  return { name: `${prefixes[of]}Scale`, width: bits, signed: false, typical: Math.round(2 ** (bits - 0.5)) };
}

/**
 * A zero point: what is subtracted from a number of the given shape, in its units, and of the same width and sign
 * (`jacob-2018`), so that the difference is one bit wider and signed, whatever it is.
 */
export function zeroPointConstant(
  of: OperandName | 'product',
  { bits, signed }: WordShape,
  typical = typicalZeroPoint({ bits, signed }),
): LaneConstant {
  return { name: `${prefixes[of]}ZeroPoint`, width: bits, signed, typical };
}

/** The code of the value 0 where no network says one: an eighth of the range. */
export function typicalZeroPoint({ bits, signed }: WordShape): number {
  return Math.min(2 ** (signed ? bits - 1 : bits) - 1, Math.max(1, 2 ** (bits - 3)));
}

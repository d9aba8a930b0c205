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
  typical: number,
): LaneConstant {
  return { name: `${prefixes[of]}ZeroPoint`, width: bits, signed, typical };
}

/**
 * Zero point of an operand where no network says one, in steps of 1 / scale. Trained networks have it less than a thousandth of
 * the range from code 0 of activations, which come from a ReLU, and at the mean of weights, within some hundredths
 * (docs/hardware-from-gates.md).
 */
export function typicalZeroPoint(of: OperandName, { bits }: WordShape, scale = 1): number {
  return Math.round(scale * 2 ** bits * learnedShare[of]);
}

const learnedShare = { weights: 1 / 32, inputs: 1 / 4096 } as const;

/** Behind products, whose terms differ from lane to lane, one stands for all: an eighth of the port's range. */
export function typicalProductZeroPoint({ bits }: WordShape): number {
  return Math.round(2 ** (bits - 3));
}

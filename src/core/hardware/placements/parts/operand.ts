import type { OperandCoding } from '../../../explore/quantization-plan';
import type { CodeFormat } from '../../../quantization/code-format';
import type { AffineOperand } from '../affine-placement';
import { isSign } from './factor';

export type OperandName = 'weights' | 'inputs';
export type OffsetNeed = 'none' | 'half' | 'real';

/** What an operand's decode form asks of hardware beyond the product of codes. */
export interface AffineNeeds {
  /** True where the step is more than a power of two. */
  readonly scale: boolean;
  /** True where that is no integer mantissa of a few bits either, so that holding it in any width rounds. */
  readonly scaleIsReal: boolean;
  readonly offset: OffsetNeed;
}

/** A power-of-two step without offset needs nothing: plain fixed point. So do signs: their halves go with the step. */
export function needsOf({ format, decode }: OperandCoding): AffineNeeds {
  const grid = format.shift === 0.5 && !isSign(format) ? 'half' : 'none';
  return {
    scale: decode.scale !== 'power-of-two',
    scaleIsReal: decode.scale === 'real',
    offset: decode.offset === 'real' ? 'real' : grid,
  };
}

/** One operand as the multiplier sees it, and what the placement has done to it before. */
export interface TreatedOperand {
  readonly format: CodeFormat;
  readonly scaleApplied: boolean;
  readonly offsetApplied: boolean;
}

/** An operand whose codes reach the multiplier as they are. */
export function untreated({ format }: OperandCoding): TreatedOperand {
  return { format, scaleApplied: false, offsetApplied: false };
}

/** Operands on which a placement acts. */
export function actedOperands(operand: AffineOperand): readonly OperandName[] {
  switch (operand) {
    case 'activations':
      return ['inputs'];
    case 'weights':
      return ['weights'];
    case 'both':
      return ['weights', 'inputs'];
  }
}

/** Whole numbers of a width, in the form of a code format. Unlike stored codes they may be wider than 16 bits. */
export function integersOf(bits: number, signed: boolean): CodeFormat {
  const maximum = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return {
    kind: 'integer-grid',
    bits,
    signed,
    shift: 0,
    minimum: signed ? -(2 ** (bits - 1)) : 0,
    maximum,
  };
}

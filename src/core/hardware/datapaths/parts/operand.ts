import type { OperandCoding } from '../../../explore/quantization-plan';
import type { CodeFormat } from '../../../quantization/code-format';
import type { AffineOperand } from '../affine-placement';

export type OperandName = 'weights' | 'inputs';
export type OffsetNeed = 'none' | 'half' | 'real';

/** What an operand's decode form asks of hardware beyond the product of codes. */
export interface AffineNeeds {
  readonly scale: boolean;
  readonly offset: OffsetNeed;
}

/** A power-of-two step without offset needs nothing: plain fixed point. */
export function needsOf({ format, decode }: OperandCoding): AffineNeeds {
  const grid = format.shift === 0.5 ? 'half' : 'none';
  return { scale: decode.scale === 'real', offset: decode.offset === 'real' ? 'real' : grid };
}

/** One operand as the multiplier sees it, and what the placement has done to it before. */
export interface TreatedOperand {
  readonly format: CodeFormat;
  readonly scaleApplied: boolean;
  readonly offsetApplied: boolean;
}

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

/** How the codes of a quantized tensor look in hardware. */
export type CodeFormat = IntegerGrid;

/** Codes are the integers (shift 0) or half-integers (shift 1/2) from `minimum` to `maximum`. */
export interface IntegerGrid {
  readonly kind: 'integer-grid';
  readonly bits: number;
  readonly signed: boolean;
  readonly shift: 0 | 0.5;
  readonly minimum: number;
  readonly maximum: number;
}

/** Two's-complement (signed) or plain binary (unsigned) integers of the given width. */
export function integerGrid(bits: number, signed: boolean): IntegerGrid {
  if (!Number.isInteger(bits) || bits < 1 || bits > 16) throw new RangeError(`invalid bits: ${bits}`);
  const maximum = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return { kind: 'integer-grid', bits, signed, shift: 0, minimum: signed ? -(2 ** (bits - 1)) : 0, maximum };
}

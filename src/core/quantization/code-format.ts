/**
 * How the codes of a quantized tensor look in hardware. A code is the whole number that enters a multiplier (plus the
 * shift of a half-integer grid); the format says which codes there are and in how many bits one is stored.
 */
export type CodeFormat = IntegerGrid | PowerOfTwoCodes | MinifloatCodes | PlaneCodes | RowMixCodes;

interface CodeRange {
  /** Bits in which a code is stored. */
  readonly bits: number;
  readonly signed: boolean;
  readonly shift: 0 | 0.5;
  /** Least and greatest code, shift included. */
  readonly minimum: number;
  readonly maximum: number;
}

/** Codes are the integers (shift 0) or half-integers (shift 1/2) from `minimum` to `maximum`. */
export interface IntegerGrid extends CodeRange {
  readonly kind: 'integer-grid';
}

/** Codes are 2^0 … 2^(magnitudes - 1) with either sign, and 0 where `hasZero`: products are shifts. */
export interface PowerOfTwoCodes extends CodeRange {
  readonly kind: 'power-of-two';
  readonly shift: 0;
  readonly magnitudes: number;
  readonly hasZero: boolean;
}

/** Codes are 0 and (2^mantissaBits + mantissa) * 2^exponent with either sign, exponents from 0 to 2^exponentBits - 1. */
export interface MinifloatCodes extends CodeRange {
  readonly kind: 'minifloat';
  readonly shift: 0;
  readonly exponentBits: number;
  readonly mantissaBits: number;
}

/** Codes are sums of +-1 times one whole number per plane (`planeCodes` of the quantizer): products are popcounts. */
export interface PlaneCodes extends CodeRange {
  readonly kind: 'planes';
  readonly shift: 0;
  readonly planes: number;
}

/** Every row (output channel) has one of several formats, in fixed shares. `bits` is that of most rows. */
export interface RowMixCodes extends CodeRange {
  readonly kind: 'row-mix';
  readonly shift: 0;
  readonly rows: readonly RowFormat[];
}

export interface RowFormat {
  readonly format: IntegerGrid | PowerOfTwoCodes;
  /** Share of the rows; all shares add up to 1. */
  readonly fraction: number;
}

/** Two's-complement (signed) or plain binary (unsigned) integers of the given width. */
export function integerGrid(bits: number, signed: boolean): IntegerGrid {
  checkBits(bits);
  const maximum = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return { kind: 'integer-grid', bits, signed, shift: 0, minimum: signed ? -(2 ** (bits - 1)) : 0, maximum };
}

/** Signed integers without the most negative one: 2^bits - 1 codes around zero; the ternary codes at 2 bits. */
export function narrowGrid(bits: number): IntegerGrid {
  const grid = integerGrid(bits, true);
  return { ...grid, minimum: -grid.maximum };
}

/** Half-integers -(2^(bits-1) - 1/2) … 2^(bits-1) - 1/2: 2^bits codes around zero, which is none of them; signs at 1 bit. */
export function halfIntegerGrid(bits: number): IntegerGrid {
  checkBits(bits);
  const maximum = 2 ** (bits - 1) - 0.5;
  return { kind: 'integer-grid', bits, signed: true, shift: 0.5, minimum: -maximum, maximum };
}

function checkBits(bits: number): void {
  if (!Number.isInteger(bits) || bits < 1 || bits > 16) throw new RangeError(`invalid bits: ${bits}`);
}

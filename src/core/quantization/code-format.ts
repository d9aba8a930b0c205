/**
 * How the codes of a quantized tensor look in hardware. A code is the whole number that enters a multiplier (plus the
 * shift of a half-integer grid); the format says which codes there are and in how many bits one is stored.
 */
export type CodeFormat =
  | IntegerGrid
  | PowerOfTwoCodes
  | AdditivePowerCodes
  | MinifloatCodes
  | PlaneCodes
  | RowMixCodes;

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
  readonly rounding: PowerOfTwoRounding;
}

/** Between 2^k and 2^(k+1) the greater code begins at 2^(k+1/2) (`logarithmic`) or at 1.5 * 2^k (`nearest`). */
export type PowerOfTwoRounding = 'logarithmic' | 'nearest';

/** Codes are sums of one number per term, each 0 or one of the term's powers of two: products are shifts and additions. */
export interface AdditivePowerCodes extends CodeRange {
  readonly kind: 'additive-powers';
  readonly shift: 0;
  /** No power is in two terms, so that the bits of a sum say which powers it has. */
  readonly terms: readonly (readonly number[])[];
  /** All sums without their sign, ascending from 0. */
  readonly magnitudes: readonly number[];
}

/**
 * Codes are 0 and (2^mantissaBits + mantissa) * 2^exponent with either sign, exponents from 0 to 2^exponentBits - 1.
 * Exponent and mantissa of zero stand for 0: the code 2^mantissaBits is missing, and nothing lies between it and 0.
 */
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

const widestPowersOfTwo = 5;

/**
 * A sign and the exponent of 2^0 … 2^(magnitudes - 1): 2^(bits-1) magnitudes, of which zero takes one where `hasZero`.
 * Throws a RangeError beyond 5 bits, whose codes would not fit 32.
 */
export function powerOfTwoCodes(
  bits: number,
  { hasZero, rounding }: Pick<PowerOfTwoCodes, 'hasZero' | 'rounding'>,
): PowerOfTwoCodes {
  const magnitudes = 2 ** (bits - 1) - (hasZero ? 1 : 0);
  if (!Number.isInteger(bits) || magnitudes < 1 || bits > widestPowersOfTwo) {
    throw new RangeError(`invalid bits of powers of two: ${bits}`);
  }
  const maximum = 2 ** (magnitudes - 1);
  const range = { bits, signed: true, shift: 0, minimum: -maximum, maximum } as const;
  return { kind: 'power-of-two', ...range, magnitudes, hasZero, rounding };
}

/**
 * Sums of one choice per term, with either sign where `signed`; a term of n powers is stored in log2(n + 1) bits. Throws
 * a RangeError where those are not whole, a power is none of 2^0, 2^1, … 2^12 or two powers are equal.
 */
export function additivePowerCodes(
  terms: readonly (readonly number[])[],
  signed: boolean,
): AdditivePowerCodes {
  const powers = terms.flat();
  const isPower = (power: number): boolean =>
    Number.isInteger(Math.log2(power)) && power >= 1 && power <= 2 ** 12;
  if (powers.length === 0 || new Set(powers).size < powers.length || !powers.every(isPower)) {
    throw new RangeError(`invalid powers of two: ${powers.join(', ')}`);
  }
  const termBits = terms.reduce((sum, term) => sum + Math.log2(term.length + 1), 0);
  const bits = termBits + (signed ? 1 : 0);
  checkBits(bits);
  const sums = terms.reduce<readonly number[]>(
    (partial, term) => partial.flatMap((sum) => [0, ...term].map((power) => sum + power)),
    [0],
  );
  const magnitudes = [...sums].sort((left, right) => left - right);
  const maximum = magnitudes.at(-1) ?? 0;
  const range = { bits, signed, shift: 0, minimum: signed ? -maximum : 0, maximum } as const;
  return { kind: 'additive-powers', ...range, terms, magnitudes };
}

const widestExponent = 4;

/**
 * Sign, exponent and a mantissa of the bits that are left: no denormals, infinities or NaN (Ristretto's minifloat).
 * Throws a RangeError where nothing is left for the mantissa's field or the exponent has more than 4 bits.
 */
export function minifloatCodes(bits: number, exponentBits = widestExponent): MinifloatCodes {
  checkBits(bits);
  const mantissaBits = bits - 1 - exponentBits;
  if (!Number.isInteger(exponentBits) || exponentBits < 1 || exponentBits > widestExponent) {
    throw new RangeError(`invalid exponent bits: ${exponentBits}`);
  }
  if (mantissaBits < 0) throw new RangeError(`no sign left in ${bits} bits: ${exponentBits} exponent bits`);
  const maximum = (2 ** (mantissaBits + 1) - 1) * 2 ** (2 ** exponentBits - 1);
  const range = { bits, signed: true, shift: 0, minimum: -maximum, maximum } as const;
  return { kind: 'minifloat', ...range, exponentBits, mantissaBits };
}

const mostPlanes = 8;

/** Bits of the fixed-point numbers that stand for the scales of planes: their sum has no more. */
export const planeScaleBits = 12;

/** One bit per plane. Codes reach the largest sum of plane codes, 2^12 - 1; a single plane is a sign. */
export function planeCodes(count: number): PlaneCodes {
  if (!Number.isInteger(count) || count < 1 || count > mostPlanes) {
    throw new RangeError(`invalid number of planes: ${count}`);
  }
  const maximum = count === 1 ? 1 : 2 ** planeScaleBits - 1;
  const range = { bits: count, signed: true, shift: 0, minimum: -maximum, maximum } as const;
  return { kind: 'planes', ...range, planes: count };
}

/**
 * Rows of several formats in the given shares, the most frequent format's bits standing for all. Throws a RangeError
 * where the shares do not add up to 1 or a format is a half-integer grid.
 */
export function rowMix(rows: readonly RowFormat[]): RowMixCodes {
  const total = rows.reduce((sum, { fraction }) => sum + fraction, 0);
  if (!(Math.abs(total - 1) < 1e-6) || rows.some(({ fraction }) => fraction < 0)) {
    throw new RangeError(`shares of rows add up to ${total}`);
  }
  if (rows.some(({ format }) => format.shift !== 0)) throw new RangeError('rows of half-integers');
  const most = rows.reduce((best, row) => (row.fraction > best.fraction ? row : best));
  return {
    kind: 'row-mix',
    bits: most.format.bits,
    signed: rows.some(({ format }) => format.signed),
    shift: 0,
    minimum: Math.min(...rows.map(({ format }) => format.minimum)),
    maximum: Math.max(...rows.map(({ format }) => format.maximum)),
    rows,
  };
}

function checkBits(bits: number): void {
  if (!Number.isInteger(bits) || bits < 1 || bits > 16) throw new RangeError(`invalid bits: ${bits}`);
}

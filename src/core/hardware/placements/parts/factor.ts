import { assertNever } from '../../../assert-never';
import type { CodeFormat, RowMixCodes } from '../../../quantization/code-format';

/** What of an operand's code a product has to deal with. */
export interface Factor {
  /** Parts that are multiplied and added up apart. */
  readonly planes: number;
  /** Bits of the whole number in front of a power of two; 1 where the code is nothing but sign and power. */
  readonly significandBits: number;
  /** Number of powers of two, from the zeroth on, that the significand may be shifted by. */
  readonly exponents: number;
  /** Powers of two that the significand is a sum of, one or none of each term; empty where it is no such sum. */
  readonly terms: readonly (readonly number[])[];
  /** True where the sign stands apart from the magnitude. */
  readonly hasSign: boolean;
  /** True where a bit pattern of its own says zero. */
  readonly gatesZero: boolean;
}

/** Formats whose rows are all alike. */
export type PlainFormat = Exclude<CodeFormat, RowMixCodes>;

/** The formats of a tensor's rows with their shares of the rows. */
export function rowsOf(
  format: CodeFormat,
): readonly { readonly format: PlainFormat; readonly fraction: number }[] {
  return format.kind === 'row-mix' ? format.rows : [{ format, fraction: 1 }];
}

const plain: Factor = {
  planes: 1,
  significandBits: 1,
  exponents: 1,
  terms: [],
  hasSign: false,
  gatesZero: false,
};

/** What a code of this format brings into a product. */
export function factorOf(format: PlainFormat): Factor {
  switch (format.kind) {
    case 'integer-grid': {
      const signAlone = isSign(format) || isTernary(format);
      const significandBits = signAlone ? 1 : format.bits;
      return { ...plain, significandBits, hasSign: signAlone, gatesZero: isTernary(format) };
    }
    case 'power-of-two':
      return { ...plain, exponents: format.magnitudes, hasSign: true, gatesZero: format.hasZero };
    case 'additive-powers': {
      const significandBits = Math.ceil(Math.log2(format.maximum + 1));
      return { ...plain, significandBits, terms: format.terms, hasSign: format.signed };
    }
    case 'minifloat': {
      const exponents = 2 ** format.exponentBits;
      return {
        ...plain,
        significandBits: format.mantissaBits + 1,
        exponents,
        hasSign: true,
        gatesZero: true,
      };
    }
    case 'planes':
      return { ...plain, planes: format.planes, hasSign: true };
    default:
      return assertNever(format);
  }
}

/** One bit that stands for -1/2 or 1/2. Unlike wider half-integers it needs no offset: products only change their sign. */
export function isSign(format: CodeFormat): boolean {
  return format.kind === 'integer-grid' && format.shift === 0.5 && format.bits === 1;
}

/** Integers -1, 0 and 1. */
export function isTernary({ kind, minimum, maximum, shift }: CodeFormat): boolean {
  return kind === 'integer-grid' && shift === 0 && minimum === -1 && maximum === 1;
}

/** Bits that a tensor's code takes in a memory, on average over its rows. */
export function storageBits(format: CodeFormat): number {
  return rowsOf(format).reduce((sum, row) => sum + row.fraction * row.format.bits, 0);
}

/** Width of the whole number that a code stands for, in two's complement where it has a sign. */
export function valueBits(format: CodeFormat): number {
  if (format.kind === 'integer-grid') return format.bits;
  return Math.ceil(Math.log2(format.maximum + 1)) + (format.signed ? 1 : 0);
}

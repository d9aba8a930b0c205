import { assertNever } from '../../../assert-never';
import type {
  AdditivePowerCodes,
  IntegerGrid,
  MinifloatCodes,
  PowerOfTwoCodes,
} from '../../../quantization/code-format';
import type { Word, WordLogic } from '../../gates/word-logic';
import { type PlainFormat, factorOf as planFactorOf } from '../../placements/parts/factor';

/** A stored word taken apart for a product: (-1)^negative * significand * 2^(exponent - exponentBias), or 0. */
export interface CodedFactor {
  /** Magnitude, or two's complement where the code is an integer; null: 1. */
  readonly significand: Word | null;
  /** Where the significand is a sum of powers of two: what picks one or none of each term. */
  readonly terms: readonly PickedTerm[];
  readonly negative: Word | null;
  /** A bit, where `significand` is null and the code may be 0, which is never negative. */
  readonly nonZero: Word | null;
  readonly exponent: FactorExponent | null;
}

/** `field` 0: none; otherwise the power of two at `field - 1`. */
export interface PickedTerm {
  readonly powers: readonly number[];
  readonly field: Word;
}

export interface FactorExponent {
  readonly field: Word;
  readonly largest: number;
  /** Taken off the field: 1 where field 0 is kept for zero. */
  readonly bias: 0 | 1;
}

/** Formats whose codes are one product each: planes have one per plane. */
export type SingleFormat = Exclude<PlainFormat, { kind: 'planes' }>;

const integer = { terms: [], negative: null, nonZero: null, exponent: null } as const;

/** An integer that multiplies as it is. */
export function integerFactor(significand: Word): CodedFactor {
  return { ...integer, significand };
}

/**
 * Takes the stored word (`wordOf`) of a code apart. Integers of two values and ternary ones are a sign, and whether there
 * is something; half-integers are the odd numbers 2k + 1.
 */
export function codedFactor(logic: WordLogic, format: SingleFormat, word: Word): CodedFactor {
  switch (format.kind) {
    case 'integer-grid':
      return gridFactor(logic, format, word);
    case 'power-of-two':
      return powerFactor(logic, format, word);
    case 'additive-powers':
      return sumFactor(logic, format, word);
    case 'minifloat':
      return minifloatFactor(logic, format, word);
    default:
      return assertNever(format);
  }
}

function gridFactor(logic: WordLogic, format: IntegerGrid, word: Word): CodedFactor {
  const { hasSign, gatesZero } = planFactorOf(format);
  if (!hasSign) return integerFactor(integerWord(logic, format, word));
  const negative = logic.bits(word, format.bits - 1, 1);
  return { ...integer, significand: null, negative, nonZero: gatesZero ? logic.bits(word, 0, 1) : null };
}

/** The stored word of an integer grid as a number; 2k + 1 of a half-integer k + 1/2. */
export function integerWord(logic: WordLogic, { bits, signed, shift }: IntegerGrid, word: Word): Word {
  if (shift === 0) return logic.bits(word, 0, bits, signed);
  return logic.joined([logic.constant(1n, 1, false), word], signed);
}

function powerFactor(logic: WordLogic, format: PowerOfTwoCodes, word: Word): CodedFactor {
  const { bits, magnitudes, hasZero } = format;
  const negative = logic.bits(word, bits - 1, 1);
  const sign = { ...integer, significand: null, negative };
  if (magnitudes === 1 && !hasZero) return sign;
  const field = logic.bits(word, 0, bits - 1);
  const nonZero = hasZero ? logic.isNonZero(field) : null;
  if (magnitudes === 1) return { ...sign, nonZero };
  const bias = hasZero ? 1 : 0;
  return { ...sign, nonZero, exponent: { field, largest: magnitudes - 1 + bias, bias } };
}

function sumFactor(logic: WordLogic, format: AdditivePowerCodes, word: Word): CodedFactor {
  const terms: PickedTerm[] = [];
  let from = 0;
  for (const term of format.terms) {
    const width = Math.log2(term.length + 1);
    terms.push({ powers: term.map(Math.log2), field: logic.bits(word, from, width) });
    from += width;
  }
  const negative = format.signed ? logic.bits(word, from, 1) : null;
  return { ...integer, significand: sumOfPicked(logic, terms), terms, negative };
}

/** No power is in two terms: every bit of the sum is a gate. */
function sumOfPicked(logic: WordLogic, terms: readonly PickedTerm[]): Word {
  const bits = new Map<number, Word>();
  for (const { powers, field } of terms) {
    for (const [index, power] of powers.entries()) bits.set(power, isEqual(logic, field, index + 1));
  }
  const zero = logic.constant(0n, 1, false);
  const width = Math.max(...bits.keys()) + 1;
  return logic.joined(Array.from({ length: width }, (_, power) => bits.get(power) ?? zero));
}

function isEqual(logic: WordLogic, word: Word, value: number): Word {
  const matches = Array.from({ length: word.width }, (_, place) => {
    const bit = logic.bits(word, place, 1);
    return (value >> place) & 1 ? bit : logic.not(bit);
  });
  return matches.reduce((all, bit) => logic.and(all, bit));
}

function minifloatFactor(logic: WordLogic, format: MinifloatCodes, word: Word): CodedFactor {
  const { bits, exponentBits, mantissaBits } = format;
  const leading = logic.isNonZero(logic.bits(word, 0, bits - 1));
  const mantissa = mantissaBits > 0 ? [logic.bits(word, 0, mantissaBits)] : [];
  const field = logic.bits(word, mantissaBits, exponentBits);
  return {
    ...integer,
    significand: logic.joined([...mantissa, leading]),
    negative: logic.bits(word, bits - 1, 1),
    exponent: { field, largest: 2 ** exponentBits - 1, bias: 0 },
  };
}

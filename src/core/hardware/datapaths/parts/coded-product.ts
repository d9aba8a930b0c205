import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import type { CodedFactor, FactorExponent, PickedTerm } from './coded-factor';

export interface CodedProductOptions {
  /** Leaves products with 0 alone instead of turning them into a row of ones and a carry. */
  readonly gatesZero: boolean;
}

/** sign * 2^power times a word. */
interface ShiftedWord {
  readonly word: Word;
  readonly power: number;
}

/**
 * The cheapest exact product of two codes, as terms of a sum (`placements/parts/product.ts` prices the same). Integers
 * multiply in the sum's own heap. A sign turns the other operand: its bits inverted and a carry. A power of two shifts it,
 * a sum of powers shifts it once per term. Minifloats multiply significands and shift the product by the sum of exponents.
 */
export function codedProduct(
  logic: WordLogic,
  a: CodedFactor,
  b: CodedFactor,
  { gatesZero }: CodedProductOptions = { gatesZero: false },
): readonly SumTerm[] {
  const exponent = exponentSum(logic, a.exponent, b.exponent);
  const sign = a.negative && b.negative ? logic.xor(a.negative, b.negative) : (a.negative ?? b.negative);
  if (sign === null && exponent === null && a.significand && b.significand && !isSum(a) && !isSum(b)) {
    return [{ kind: 'product', a: a.significand, b: b.significand, block: 'products' }];
  }
  const magnitudes = shifted(logic, magnitude(logic, a, b), exponent);
  if (sign === null) return magnitudes.map(({ word, power }) => ({ kind: 'word', word, power }));
  const turns = gatesZero ? logic.and(sign, isProductNonZero(logic, a, b)) : sign;
  return magnitudes.flatMap((value) => turned(logic, value, turns));
}

function isSum({ terms }: CodedFactor): boolean {
  return terms.length > 0;
}

/** The word, or its negative where `turns` is 1. */
function turned(logic: WordLogic, { word, power }: ShiftedWord, turns: Word): readonly SumTerm[] {
  if (word.width === 1 && !word.signed) {
    return [{ kind: 'word', word: logic.joined([word, logic.and(word, turns)], true), power }];
  }
  const bits = logic.invertedWhen(word, turns);
  const complement = word.signed ? bits : logic.joined([bits, turns], true);
  return [
    { kind: 'word', word: complement, power },
    { kind: 'word', word: turns, power },
  ];
}

/** Product of the significands, as words to be added up. */
function magnitude(logic: WordLogic, a: CodedFactor, b: CodedFactor): readonly ShiftedWord[] {
  const [left, right] = [a.significand, b.significand];
  if (left === null || right === null) return [{ word: gatedSignificand(logic, a, b), power: 0 }];
  const sum = fewerTerms(a, b);
  if (sum) return sum.terms.map((term) => pickedShift(logic, term, sum === a ? right : left));
  const product = { kind: 'product', a: left, b: right } as const;
  const word = logic.sum([product], left.width + right.width, left.signed || right.signed);
  return [{ word, power: 0 }];
}

/** Of a sign, or a power of two, and anything: the other's significand, gated where either may be 0. */
function gatedSignificand(logic: WordLogic, a: CodedFactor, b: CodedFactor): Word {
  const gates = [a.nonZero, b.nonZero].filter((bit) => bit !== null);
  const value = a.significand ?? b.significand;
  if (value) return gates.reduce((word, bit) => logic.gated(word, bit), value);
  return gates.reduce((all, bit) => logic.and(all, bit), logic.constant(1n, 1, false));
}

function fewerTerms(a: CodedFactor, b: CodedFactor): CodedFactor | null {
  const sums = [a, b].filter(isSum);
  return sums.sort((left, right) => left.terms.length - right.terms.length)[0] ?? null;
}

/** The value times the term's power of two that the field picks, or 0: a selection bit by bit of the field. */
function pickedShift(logic: WordLogic, { powers, field }: PickedTerm, value: Word): ShiftedWord {
  const power = Math.min(...powers);
  const width = value.width + Math.max(...powers) - power;
  const at = (each: number): Word => {
    const zeros = each > power ? [logic.constant(0n, each - power, false)] : [];
    return logic.extended(logic.joined([...zeros, value], value.signed), width);
  };
  let choices = [logic.constant(0n, width, value.signed), ...powers.map(at)];
  for (let place = 0; place < field.width; place++) {
    const bit = logic.bits(field, place, 1);
    choices = pairsOf(choices).map(([even, odd]) => logic.select(bit, even, odd));
  }
  return { word: choices[0] ?? value, power };
}

function pairsOf(words: readonly Word[]): readonly (readonly [Word, Word])[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return index % 2 === 0 && next ? [[word, next] as const] : [];
  });
}

interface ExponentSum extends Omit<FactorExponent, 'bias'> {
  readonly bias: number;
}

function exponentSum(
  logic: WordLogic,
  a: FactorExponent | null,
  b: FactorExponent | null,
): ExponentSum | null {
  if (a === null || b === null) return a ?? b;
  const largest = a.largest + b.largest;
  const addends = [a.field, b.field].map((word): SumTerm => ({ kind: 'word', word }));
  const field = logic.sum(addends, Math.ceil(Math.log2(largest + 1)), false);
  return { field, largest, bias: a.bias + b.bias };
}

/** The sum of the words, shifted by the exponent. The bits that the bias drops belong to zeros alone. */
function shifted(
  logic: WordLogic,
  words: readonly ShiftedWord[],
  exponent: ExponentSum | null,
): readonly ShiftedWord[] {
  if (exponent === null) return words;
  const { field, largest, bias } = exponent;
  const word = logic.shiftedLeft(summed(logic, words), field, largest);
  return [{ word: bias > 0 ? logic.bits(word, bias, word.width - bias, word.signed) : word, power: 0 }];
}

function summed(logic: WordLogic, words: readonly ShiftedWord[]): Word {
  const [only] = words;
  if (only && words.length === 1 && only.power === 0) return only.word;
  const signed = words.some(({ word }) => word.signed);
  const width = Math.max(...words.map(({ word, power }) => word.width + power)) + words.length - 1;
  return logic.sum(
    words.map(({ word, power }) => ({ kind: 'word', word, power })),
    width,
    signed,
  );
}

function isProductNonZero(logic: WordLogic, a: CodedFactor, b: CodedFactor): Word {
  const bits = [a, b].flatMap(({ significand, nonZero }) =>
    significand ? [logic.isNonZero(significand)] : nonZero ? [nonZero] : [],
  );
  return bits.reduce((all, bit) => logic.and(all, bit), logic.constant(1n, 1, false));
}

import type { BlockName } from './netlist';

/**
 * A number on wires, in two's complement where it is signed. A handle: only the description that made it knows what is
 * behind it.
 */
export interface Word {
  readonly width: number;
  readonly signed: boolean;
}

/**
 * sign * 2^power times a word, times a product of two words, or a constant. `block`: that of the gates that make the bits of
 * a product, where they are not counted with the sum.
 */
export type SumTerm =
  | { readonly kind: 'word'; readonly word: Word; readonly power?: number; readonly sign?: 1 | -1 }
  | {
      readonly kind: 'product';
      readonly a: Word;
      readonly b: Word;
      readonly power?: number;
      readonly sign?: 1 | -1;
      readonly block?: BlockName;
    }
  | { readonly kind: 'constant'; readonly value: bigint };

export interface WordState {
  readonly word: Word;
  /** The state of the next cycle; must be called once, with a word of the same width. */
  connect(next: Word): void;
}

/**
 * Synchronous logic on words, one clock, described once and turned into a netlist of gates or into Verilog by whoever
 * implements it. Words are unsigned unless they say otherwise; a bit is a word of width 1. Widths that do not match are a
 * RangeError.
 */
export interface WordLogic {
  input(name: string, width: number, signed: boolean): Word;
  output(name: string, word: Word): void;
  /** Throws a RangeError where the value does not fit. */
  constant(value: bigint, width: number, signed: boolean): Word;
  /** The word one clock cycle later. */
  register(word: Word): Word;
  /** A register that is read before its next state is known. */
  state(width: number, signed: boolean): WordState;
  /** All terms at once, modulo 2^width: one tree of adders with whatever products are in it. */
  sum(terms: readonly SumTerm[], width: number, signed: boolean): Word;
  /**
   * The same sum as two words that add up to it modulo 2^width: what can be registered before carries have to travel.
   */
  carrySave(terms: readonly SumTerm[], width: number): readonly [Word, Word];
  /** Bit by bit, of words of equal width; the result is signed where the first word is. */
  not(word: Word): Word;
  and(a: Word, b: Word): Word;
  or(a: Word, b: Word): Word;
  xor(a: Word, b: Word): Word;
  xnor(a: Word, b: Word): Word;
  /** The word where the bit is 1, otherwise 0. */
  gated(word: Word, bit: Word): Word;
  /** Every bit turned over where `bit` is 1. */
  invertedWhen(word: Word, bit: Word): Word;
  /** Of two words of equal width and sign. */
  select(bit: Word, whenZero: Word, whenOne: Word): Word;
  /** word * 2^amount, no bit lost; `largest` is the greatest amount that will be asked for. */
  shiftedLeft(word: Word, amount: Word, largest: number): Word;
  /** floor(word / 2^amount) in the word's width. */
  shiftedRight(word: Word, amount: Word): Word;
  /** Bits `from` to `from + width - 1`. */
  bits(word: Word, from: number, width: number, signed?: boolean): Word;
  /** The words side by side, least significant first. */
  joined(words: readonly Word[], signed?: boolean): Word;
  /** The same number in more bits (sign or zeros repeated); an unsigned word read as signed needs one more. */
  extended(word: Word, width: number, signed?: boolean): Word;
  /** A bit. */
  isNonZero(word: Word): Word;
  /** A bit: a >= b, as numbers. */
  isAtLeast(a: Word, b: Word): Word;
  /** What is made inside belongs to the block. */
  inBlock<T>(block: BlockName, build: () => T): T;
}

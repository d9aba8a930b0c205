import type { Word, WordLogic } from '../../gates/word-logic';
import type { DatapathOperand, LaneConstant, PortValues } from '../datapath-class';
import type { CodedFactor } from './coded-factor';
import type { WordShape } from './operand-registers';
import { codeOf } from './stored-word';

/** How the stored word of one operand becomes the whole number that placements scale, offset and multiply. */
export interface IntegerDecoder {
  readonly stored: WordShape;
  /** Number that the port takes for a stored pattern; the pattern itself where not said. */
  portValueOf?(word: number): number;
  readonly whole: WordShape;
  /** Constants that decoding takes. */
  readonly constantPorts: readonly LaneConstant[];
  describe(logic: WordLogic, stored: Word, constants: Readonly<Record<string, Word>>): Word;
  /** Cheaper to multiply by than the whole number, where no placement asks for that; null for integers. */
  readonly codes: StoredCodes | null;
  /** The whole number of a stored pattern, apart from the logic. */
  wholeOf(word: number, constants: PortValues): bigint;
}

export interface StoredCodes {
  /** Factors of one word, each with sums of its own: its planes, or 1. */
  readonly count: number;
  factors(logic: WordLogic, stored: Word): readonly CodedFactor[];
  /** The numbers that those factors stand for, apart from the logic. */
  valuesOf(word: number): readonly bigint[];
}

/**
 * Codes of an integer grid are whole numbers already. Half-integers k + 1/2 enter as odd numbers 2k + 1, a constant last
 * bit, and the step absorbs the half; under a real offset the half is part of that, and k enters. Throws a RangeError for
 * other formats.
 */
export function integerGridDecoder({ format, offset }: DatapathOperand): IntegerDecoder {
  if (format.kind !== 'integer-grid') throw new RangeError(`${format.kind} codes are no integers`);
  const { bits, signed } = format;
  const isOdd = format.shift === 0.5 && offset !== 'real';
  return {
    stored: { bits, signed },
    portValueOf: (word) => codeOf(format, word),
    whole: { bits: isOdd ? bits + 1 : bits, signed },
    constantPorts: [],
    codes: null,
    describe: (logic, stored) =>
      isOdd ? logic.joined([logic.constant(1n, 1, false), stored], signed) : stored,
    wholeOf: (word) => {
      const code = BigInt(codeOf(format, word));
      return isOdd ? 2n * code + 1n : code;
    },
  };
}

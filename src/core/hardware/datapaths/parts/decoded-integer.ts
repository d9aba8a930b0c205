import type { Word, WordLogic } from '../../gates/word-logic';
import { valueBits } from '../../placements/parts/factor';
import { type CodedFactor, codedFactor, integerWord, type SingleFormat } from './coded-factor';
import { codedProduct } from './coded-product';

const one: CodedFactor = { significand: null, terms: [], negative: null, nonZero: null, exponent: null };

/**
 * The integer that a stored word stands for, `valueBits` wide and one bit more for half-integers (2k + 1), as
 * `placements/parts/decode-codes.ts` counts what that takes: powers of two and minifloats pass a shifter and take their
 * sign, sums of powers a gate per bit and their sign.
 */
export function decodedInteger(logic: WordLogic, format: SingleFormat, word: Word): Word {
  if (format.kind === 'integer-grid') return integerWord(logic, format, word);
  return logic.inBlock('decode', () => {
    const terms = codedProduct(logic, codedFactor(logic, format, word), one);
    return logic.sum(terms, valueBits(format), format.signed);
  });
}

import type { Word, WordLogic } from '../../gates/word-logic';

/** A signed word in `width` bits: the nearest number that these hold. */
export function saturated(logic: WordLogic, word: Word, width: number): Word {
  if (word.width <= width) return logic.extended(word, width);
  const kept = width - 1;
  const sign = logic.bits(word, word.width - 1, 1);
  const dropped = logic.bits(word, kept, word.width - 1 - kept);
  const overflows = logic.isNonZero(logic.invertedWhen(dropped, sign));
  const limit = logic.joined(new Array<Word>(kept).fill(logic.not(sign)));
  return logic.joined([logic.select(overflows, logic.bits(word, 0, kept), limit), sign], true);
}

/** A signed word between two limits of its own width. */
export function clippedBetween(logic: WordLogic, word: Word, lowest: Word, highest: Word): Word {
  const fromAbove = logic.select(logic.isAtLeast(word, highest), word, highest);
  return logic.select(logic.isAtLeast(word, lowest), lowest, fromAbove);
}

/** A signed word between two constants, one less or more than which must fit its width. */
export function clippedToRange(logic: WordLogic, word: Word, minimum: number, maximum: number): Word {
  const constant = (value: number): Word => logic.constant(BigInt(value), word.width, true);
  const isBelow = logic.not(logic.isAtLeast(word, constant(minimum)));
  const isAbove = logic.isAtLeast(word, constant(maximum + 1));
  return logic.select(isAbove, logic.select(isBelow, word, constant(minimum)), constant(maximum));
}

import type { Word, WordLogic } from '../../gates/word-logic';

/** `count` bits of which the one at `place` is `bit` and all others 0, through a tree of ANDs; null: place 0. */
export function oneHot(logic: WordLogic, bit: Word, place: Word | null, count: number): readonly Word[] {
  let bits = [bit];
  for (let digit = (place?.width ?? 0) - 1; digit >= 0 && place; digit--) {
    const one = logic.bits(place, digit, 1);
    const zero = logic.not(one);
    const used = Math.ceil(count / 2 ** digit);
    bits = bits.flatMap((each) => [logic.and(each, zero), logic.and(each, one)]).slice(0, used);
  }
  return bits;
}

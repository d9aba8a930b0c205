import type { Transfer } from '../accelerator';

export const bitsPerKilobyte = 8192;
export const bytesPerKilobyte = 1024;

/** `words` of `wordBits` bits that move, `wordsPerAccess` in each row. */
export function transfer(
  memory: Transfer['memory'],
  operand: Transfer['operand'],
  direction: Transfer['direction'],
  words: number,
  wordBits: number,
  wordsPerAccess: number,
): Transfer {
  return { memory, operand, direction, words, wordBits, wordsPerAccess };
}

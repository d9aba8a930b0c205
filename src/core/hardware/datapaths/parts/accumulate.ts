import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';

export interface Accumulation {
  readonly bits: number;
  readonly signed: boolean;
  /** Registers the two rows that the tree leaves before they meet the accumulator: one cycle more. */
  readonly pipelined: boolean;
  /** A sum from elsewhere, to which the terms are added instead. */
  readonly arriving?: Word;
}

/**
 * Adds up the terms of all lanes in one tree, and the result to an accumulator that begins anew where `first` is 1.
 * Returns the accumulator, modulo 2^bits.
 */
export function accumulate(
  logic: WordLogic,
  terms: readonly SumTerm[],
  first: Word,
  { bits, signed, pipelined, arriving }: Accumulation,
): Word {
  const stage = (word: Word): Word =>
    pipelined ? logic.inBlock('pipeline-registers', () => logic.register(word)) : word;
  const rows = logic.inBlock('tree', () => logic.carrySave(terms, bits)).map(stage);
  const sumWith = (word: Word): Word => {
    const addends = [...rows, word].map((each): SumTerm => ({ kind: 'word', word: each }));
    return logic.sum(addends, bits, signed);
  };
  if (arriving) return logic.inBlock('accumulator', () => logic.register(sumWith(arriving)));
  const begins = stage(first);
  return logic.inBlock('accumulator', () => {
    const { word, connect } = logic.state(bits, signed);
    connect(sumWith(logic.gated(word, logic.not(begins))));
    return word;
  });
}

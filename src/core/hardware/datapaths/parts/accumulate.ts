import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';

export interface Accumulation {
  readonly bits: number;
  readonly signed: boolean;
  /** Registers the two rows that the tree leaves before they meet the accumulator: one cycle more. */
  readonly pipelined: boolean;
}

/**
 * Adds up the terms of all lanes in one tree, and the result to an accumulator that begins anew where `first` is 1.
 * Returns the accumulator, modulo 2^bits.
 */
export function accumulate(
  logic: WordLogic,
  terms: readonly SumTerm[],
  first: Word,
  { bits, signed, pipelined }: Accumulation,
): Word {
  const stage = (word: Word): Word =>
    pipelined ? logic.inBlock('pipeline-registers', () => logic.register(word)) : word;
  const rows = logic.inBlock('tree', () => logic.carrySave(terms, bits)).map(stage);
  const begins = stage(first);
  return logic.inBlock('accumulator', () => {
    const { word, connect } = logic.state(bits, signed);
    const held = logic.gated(word, logic.not(begins));
    const addends = [...rows, held].map((each): SumTerm => ({ kind: 'word', word: each }));
    connect(logic.sum(addends, bits, signed));
    return word;
  });
}

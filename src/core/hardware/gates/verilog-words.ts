import type { BlockName } from './netlist';
import { carrySaveParts } from './verilog-carry-save';
import { partsText, partsWidth, type VerilogParts, wireParts } from './verilog-parts';
import type { VerilogSource } from './verilog-source';
import type { VerilogTerm, VerilogWord } from './verilog-sums';
import type { SumTerm, Word } from './word-logic';

/** What stands behind the words of one description. */
export interface VerilogWords {
  /** Throws a RangeError for a word of another description. */
  known(word: Word): VerilogWord;
  /** Throws a RangeError where the word is not of that width. */
  text(word: Word, width?: number): string;
  word(parts: VerilogParts, signed: boolean): Word;
  /** A word on a new wire. */
  wire(width: number, signed: boolean, expression: string): Word;
  term(term: SumTerm): VerilogTerm;
  /** Two words of which nothing is written before somebody looks into them. */
  carrySave(sum: UnfinishedSum): readonly [Word, Word];
  /** The terms of a sum, with those of unfinished sums in place of their two words. */
  inlined(terms: readonly SumTerm[], width: number): readonly SumTerm[];
}

interface UnfinishedSum {
  readonly terms: readonly SumTerm[];
  readonly width: number;
  readonly block: BlockName;
}

/** Words of one description, whose wires and registers go into `source`. */
export function createVerilogWords(source: VerilogSource): VerilogWords {
  const contents = new WeakMap<Word, VerilogWord>();
  const unfinished = createUnfinishedSums();
  const known = (word: Word): VerilogWord => {
    const sum = unfinished.take(word);
    if (sum) finish(sum);
    const found = contents.get(word);
    if (!found) throw new RangeError('a word of another description');
    return found;
  };
  const term = (each: SumTerm): VerilogTerm => {
    if (each.kind === 'constant') return each;
    const place = { power: each.power ?? 0, sign: each.sign ?? 1 };
    if (each.kind === 'word') return { kind: 'word', word: known(each.word), ...place };
    return { kind: 'product', a: known(each.a), b: known(each.b), ...place };
  };
  const finish = ({ terms, width, block, rows }: UnfinishedSum & { readonly rows: WordPair }): void => {
    const parts = source.inBlock(block, () => carrySaveParts(source, terms.map(term), width));
    contents.set(rows[0], { parts: parts[0], signed: false });
    contents.set(rows[1], { parts: parts[1], signed: false });
  };
  const word = (parts: VerilogParts, signed: boolean): Word => {
    const made = { width: partsWidth(parts), signed };
    contents.set(made, { parts, signed });
    return made;
  };
  return {
    known,
    term,
    word,
    wire: (width, signed, expression) => word(wireParts(source.wire(width, expression), width), signed),
    text: (value, width = value.width) => {
      if (value.width !== width)
        throw new RangeError(`a word of ${value.width} bits where ${width} are needed`);
      return partsText(known(value).parts);
    },
    carrySave: unfinished.add,
    inlined: unfinished.inlined,
  };
}

type WordPair = readonly [Word, Word];

interface UnfinishedSums extends Pick<VerilogWords, 'inlined'> {
  add(sum: UnfinishedSum): WordPair;
  /** The sum that the word is a row of; it is finished from now on. */
  take(word: Word): (UnfinishedSum & { readonly rows: WordPair }) | null;
}

function createUnfinishedSums(): UnfinishedSums {
  const sums = new Map<Word, UnfinishedSum & { readonly rows: WordPair }>();
  const inlined: VerilogWords['inlined'] = (terms, width) => {
    const plain = new Set(terms.flatMap((term) => (isPlainWord(term) ? [term.word] : [])));
    const isWithin = (word: Word): boolean => {
      const sum = sums.get(word);
      return sum !== undefined && sum.width === width && sum.rows.every((row) => plain.has(row));
    };
    return terms.flatMap((term) => {
      if (!isPlainWord(term) || !isWithin(term.word)) return [term];
      const sum = sums.get(term.word);
      return sum?.rows[0] === term.word ? inlined(sum.terms, width) : [];
    });
  };
  return {
    inlined,
    add: (sum) => {
      const row = (): Word => ({ width: sum.width, signed: false });
      const rows: WordPair = [row(), row()];
      for (const each of rows) sums.set(each, { ...sum, rows });
      return rows;
    },
    take: (word) => {
      const sum = sums.get(word) ?? null;
      for (const row of sum?.rows ?? []) sums.delete(row);
      return sum;
    },
  };
}

function isPlainWord(term: SumTerm): term is Extract<SumTerm, { kind: 'word' }> {
  return term.kind === 'word' && (term.power ?? 0) === 0 && term.sign !== -1;
}

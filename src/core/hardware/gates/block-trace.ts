import type { BlockName } from './netlist';
import type { SumTerm, Word, WordLogic } from './word-logic';

/** Words of the same origins that go from a port or a block to another block or an output: how wide the widest of them is. */
export interface BlockLink {
  /** A block, or a port without the number of its lane. */
  readonly from: string;
  readonly to: string;
  readonly bits: number;
  /** Ports, without numbers, of which something is in each of these words. */
  readonly origins: readonly string[];
}

export interface BlockTrace extends WordLogic {
  /** In the order in which they were first used. */
  finish(): readonly BlockLink[];
}

interface TracedWord extends Word {
  /** Null for constants. */
  readonly source: string | null;
  readonly origins: ReadonlySet<string>;
}

/** Only delays words, wherever they come from. */
const delays: BlockName = 'pipeline-registers';

/**
 * Describes nothing but which block hands words to which, and how wide: the wires of a drawn datapath. Wiring alone (bits,
 * joined, extended) belongs to the block whose words it takes, and so does what comes out of pipeline registers.
 */
export function createBlockTrace(): BlockTrace {
  const links = new Map<string, BlockLink>();
  let block: BlockName = 'control';
  const link: Hand = (word, to, bits = word.width) => addLink(links, traced(word), to, bits);
  const made = (width: number, signed: boolean, words: readonly Word[]): TracedWord => {
    for (const word of words) link(word, block);
    return { width, signed, source: block, origins: originsOf(words) };
  };
  const added = (terms: readonly SumTerm[], width: number, signed: boolean): TracedWord =>
    made(width, signed, termWords(terms, link));
  return {
    input: (name, width, signed) => {
      const source = withoutNumber(name);
      return { width, signed, source, origins: new Set([source]) } satisfies TracedWord;
    },
    output: (name, word) => link(word, withoutNumber(name)),
    constant: (_value, width, signed) => constantWord(width, signed),
    register: (word) => {
      if (block !== delays) return made(word.width, word.signed, [word]);
      link(word, delays);
      return word;
    },
    state: (width, signed) => {
      const owner = block;
      return { word: made(width, signed, []), connect: (next) => link(next, owner) };
    },
    sum: added,
    carrySave: (terms, width) => [added(terms, width, false), added(terms, width, false)],
    ...bitwise(made),
    ...wiring(),
    inBlock: (inner, build) => {
      const outer = block;
      block = inner;
      const built = build();
      block = outer;
      return built;
    },
    finish: () => [...links.values()],
  };
}

type Hand = (word: Word, to: string, bits?: number) => void;

function addLink(
  links: Map<string, BlockLink>,
  { source, origins }: TracedWord,
  to: string,
  bits: number,
): void {
  if (source === null || source === to) return;
  const key = [source, to, ...origins].join(' ');
  const known = links.get(key)?.bits ?? 0;
  links.set(key, { from: source, to, bits: Math.max(known, bits), origins: [...origins] });
}

type Make = (width: number, signed: boolean, words: readonly Word[]) => TracedWord;

/** What a sum takes in. Products with a block of their own are made there, and handed to the sum's block. */
function termWords(terms: readonly SumTerm[], link: Hand): readonly TracedWord[] {
  return terms.flatMap((term) => {
    if (term.kind === 'constant') return [];
    const power = term.power ?? 0;
    if (term.kind === 'word') return [{ ...traced(term.word), width: term.word.width + power }];
    const { a, b, block } = term;
    if (block === undefined) return [traced(a), traced(b)];
    link(a, block);
    link(b, block);
    const width = a.width + b.width + power;
    return [{ width, signed: true, source: block, origins: originsOf([a, b]) }];
  });
}

function bitwise(
  made: Make,
): Pick<
  WordLogic,
  | 'not'
  | 'and'
  | 'or'
  | 'xor'
  | 'xnor'
  | 'gated'
  | 'invertedWhen'
  | 'select'
  | 'shiftedLeft'
  | 'shiftedRight'
  | 'isNonZero'
  | 'isAtLeast'
> {
  const pairwise = (a: Word, b: Word): Word => made(a.width, a.signed, [a, b]);
  return {
    not: (word) => made(word.width, word.signed, [word]),
    and: pairwise,
    or: pairwise,
    xor: pairwise,
    xnor: pairwise,
    gated: pairwise,
    invertedWhen: pairwise,
    select: (bit, whenZero, whenOne) => made(whenZero.width, whenZero.signed, [whenZero, whenOne, bit]),
    shiftedLeft: (word, amount, largest) => made(word.width + largest, word.signed, [word, amount]),
    shiftedRight: pairwise,
    isNonZero: (word) => made(1, false, [word]),
    isAtLeast: (a, b) => made(1, false, [a, b]),
  };
}

function wiring(): Pick<WordLogic, 'bits' | 'joined' | 'extended'> {
  return {
    bits: (word, _from, width, signed = false) => ({ ...traced(word), width, signed }),
    joined: (words, signed = false) => {
      const width = words.reduce((sum, word) => sum + word.width, 0);
      return { width, signed, source: widestSource(words), origins: originsOf(words) } satisfies TracedWord;
    },
    extended: (word, width, signed = word.signed) => ({ ...traced(word), width, signed }),
  };
}

/** A sign beside a number belongs to who made the number. */
function widestSource(words: readonly Word[]): string | null {
  const sources = words.map(traced).filter(({ source }) => source !== null);
  return sources.sort((left, right) => right.width - left.width)[0]?.source ?? null;
}

function constantWord(width: number, signed: boolean): TracedWord {
  return { width, signed, source: null, origins: new Set() };
}

function originsOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [...traced(word).origins]));
}

/** Every word that a trace hands out is its own. */
function traced(word: Word): TracedWord {
  if ('source' in word && 'origins' in word) return word as TracedWord;
  throw new RangeError('a word of another description');
}

function withoutNumber(port: string): string {
  return port.replace(/\d+$/, '');
}

import {
  extendedParts,
  joinedParts,
  literalParts,
  partsText,
  partsWidth,
  slicedParts,
  wireParts,
} from './verilog-parts';
import { createVerilogSource, type VerilogSource } from './verilog-source';
import { sumText } from './verilog-sums';
import { createVerilogWords, type VerilogWords } from './verilog-words';
import type { Word, WordLogic } from './word-logic';

export interface VerilogLogic extends WordLogic {
  /** The module's text. */
  finish(): string;
}

/**
 * Words as wires of one synthesizable Verilog-2001 module, without reset: what is described becomes text. Ports keep their
 * names, `clock` is added; wires are named after their blocks.
 */
export function createVerilogLogic(moduleName: string): VerilogLogic {
  const source = createVerilogSource();
  const words = createVerilogWords(source);
  return {
    ...storage(source, words),
    ...arithmetic(source, words),
    ...bitwise(words),
    ...wiring(words),
    inBlock: source.inBlock,
    finish: () => source.finish(moduleName),
  };
}

type Part<K extends keyof WordLogic> = Pick<WordLogic, K>;

function storage(
  source: VerilogSource,
  { known, text, word }: VerilogWords,
): Part<'input' | 'output' | 'constant' | 'register' | 'state'> {
  return {
    input: (name, width, signed) => {
      source.port('input', name, width, signed);
      return word(wireParts(name, width), signed);
    },
    output: (name, value) => {
      source.port('output', name, value.width, value.signed);
      source.statement(`assign ${name} = ${text(value)};`);
    },
    constant: (value, width, signed) => {
      const kept = signed ? BigInt.asIntN(width, value) : BigInt.asUintN(width, value);
      if (kept !== value) throw new RangeError(`${value} does not fit ${width} bits`);
      return word(literalParts(value, width), signed);
    },
    register: (value) => {
      const [only, ...others] = known(value).parts;
      const isWhole = only?.kind === 'wire' && others.length === 0 && only.width === only.wireWidth;
      const name = source.register(value.width, isWhole ? only.name : null);
      source.onClock(name, text(value));
      return word(wireParts(name, value.width), value.signed);
    },
    state: (width, signed) => {
      const name = source.register(width, null);
      let isConnected = false;
      return {
        word: word(wireParts(name, width), signed),
        connect: (next) => {
          if (isConnected) throw new RangeError(`register ${name} has its input already`);
          isConnected = true;
          source.onClock(name, text(next, width));
        },
      };
    },
  };
}

function arithmetic(
  source: VerilogSource,
  { known, text, wire, term, carrySave, inlined }: VerilogWords,
): Part<'sum' | 'carrySave' | 'shiftedLeft' | 'shiftedRight' | 'isNonZero' | 'isAtLeast'> {
  const extended = (value: Word, width: number): string =>
    partsText(extendedParts(known(value).parts, width, value.signed));
  return {
    sum: (terms, width, signed) =>
      wire(width, signed, sumText(source, inlined(terms, width).map(term), width)),
    carrySave: (terms, width) => carrySave({ terms, width, block: source.currentBlock() }),
    shiftedLeft: (value, amount, largest) => {
      const width = value.width + largest;
      return wire(width, value.signed, `${extended(value, width)} << ${text(amount)}`);
    },
    shiftedRight: (value, amount) =>
      value.signed
        ? wire(value.width, true, `$signed(${text(value)}) >>> ${text(amount)}`)
        : wire(value.width, false, `${text(value)} >> ${text(amount)}`),
    isNonZero: (value) => wire(1, false, `|${text(value)}`),
    isAtLeast: (a, b) => {
      const width = Math.max(a.width, b.width) + 1;
      const isSigned = a.signed || b.signed;
      const side = (value: Word): string => (isSigned ? `$signed(${extended(value, width)})` : text(value));
      return wire(1, false, `${side(a)} >= ${side(b)}`);
    },
  };
}

function bitwise({
  text,
  wire,
}: VerilogWords): Part<'not' | 'and' | 'or' | 'xor' | 'xnor' | 'gated' | 'invertedWhen' | 'select'> {
  const pairwise =
    (operator: string) =>
    (a: Word, b: Word): Word =>
      wire(a.width, a.signed, `${text(a)} ${operator} ${text(b, a.width)}`);
  const withBit =
    (operator: string) =>
    (value: Word, bit: Word): Word => {
      const repeated = value.width === 1 ? text(bit, 1) : `{${value.width}{${text(bit, 1)}}}`;
      return wire(value.width, value.signed, `${text(value)} ${operator} ${repeated}`);
    };
  return {
    not: (value) => wire(value.width, value.signed, `~${text(value)}`),
    and: pairwise('&'),
    or: pairwise('|'),
    xor: pairwise('^'),
    xnor: pairwise('~^'),
    gated: withBit('&'),
    invertedWhen: withBit('^'),
    select: (bit, whenZero, whenOne) =>
      wire(
        whenZero.width,
        whenZero.signed,
        `${text(bit, 1)} ? ${text(whenOne, whenZero.width)} : ${text(whenZero)}`,
      ),
  };
}

function wiring({ known, word }: VerilogWords): Part<'bits' | 'joined' | 'extended'> {
  return {
    bits: (value, from, width, signed = false) => {
      const parts = slicedParts(known(value).parts, from, width);
      if (partsWidth(parts) !== width)
        throw new RangeError(`bits ${from} to ${from + width - 1} of ${value.width}`);
      return word(parts, signed);
    },
    joined: (words, signed = false) => word(joinedParts(words.map((each) => known(each).parts)), signed),
    extended: (value, width, signed = value.signed) => {
      if (width < value.width) throw new RangeError(`${value.width} bits in ${width}`);
      return word(extendedParts(known(value).parts, width, value.signed), signed);
    },
  };
}

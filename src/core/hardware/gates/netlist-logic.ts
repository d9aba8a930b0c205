import { type BitHeap, createBitHeap } from './bit-heap';
import type { Net, Netlist, Wires } from './netlist';
import { createNetlistBuilder, type NetlistBuilder } from './netlist-builder';
import { anyOf, constantWires, extendedWires, shiftedLeftWires, shiftedRightWires } from './wires';
import type { SumTerm, Word, WordLogic } from './word-logic';

export interface NetlistLogic extends WordLogic {
  finish(): Netlist;
}

/** Words as wires between gates: what is described becomes a netlist. */
export function createNetlistLogic(): NetlistLogic {
  const builder = createNetlistBuilder();
  const handles = createHandles();
  return {
    ...storage(builder, handles),
    ...arithmetic(builder, handles),
    ...bitwise(builder, handles),
    ...wiring(handles),
    inBlock: builder.inBlock,
    finish: builder.finish,
  };
}

interface Handles {
  wires(word: Word): Wires;
  /** Throws a RangeError where the word is not of that width. */
  nets(word: Word, width: number): readonly Net[];
  word(nets: readonly Net[], signed: boolean): Word;
}

function createHandles(): Handles {
  const known = new WeakMap<Word, Wires>();
  const wires = (word: Word): Wires => {
    const found = known.get(word);
    if (!found) throw new RangeError('a word of another description');
    return found;
  };
  return {
    wires,
    nets: (word, width) => {
      if (word.width !== width)
        throw new RangeError(`a word of ${word.width} bits where ${width} are needed`);
      return wires(word).nets;
    },
    word: (nets, signed) => {
      const word = { width: nets.length, signed };
      known.set(word, { nets, signed });
      return word;
    },
  };
}

type ProductTerm = Extract<SumTerm, { readonly kind: 'product' }>;
type Part<K extends keyof WordLogic> = Pick<WordLogic, K>;

function storage(
  builder: NetlistBuilder,
  { wires, word }: Handles,
): Part<'input' | 'output' | 'constant' | 'register' | 'state'> {
  const ofWires = ({ nets, signed }: Wires): Word => word(nets, signed);
  return {
    input: (name, width, signed) => ofWires(builder.input(name, width, signed)),
    output: (name, value) => builder.output(name, wires(value)),
    constant: (value, width, signed) => ofWires(constantWires(value, width, signed)),
    register: (value) => ofWires(builder.register(wires(value))),
    state: (width, signed) => {
      const state = builder.state(width, signed);
      return { word: ofWires(state.word), connect: (next) => state.connect(wires(next)) };
    },
  };
}

function arithmetic(
  builder: NetlistBuilder,
  { wires, word }: Handles,
): Part<'sum' | 'carrySave' | 'shiftedLeft' | 'shiftedRight' | 'isNonZero' | 'isAtLeast'> {
  const heapOf = (terms: readonly SumTerm[]): BitHeap => {
    const heap = createBitHeap(builder);
    for (const term of terms) {
      if (term.kind === 'constant') heap.addConstant(term.value);
      else if (term.kind === 'word') heap.addWord(wires(term.word), term.power, term.sign);
      else addProduct(heap, term);
    }
    return heap;
  };
  const addProduct = (heap: BitHeap, { a, b, power, sign, block }: ProductTerm): void => {
    const add = () => heap.addProduct(wires(a), wires(b), power, sign);
    if (block) builder.inBlock(block, add);
    else add();
  };
  return {
    sum: (terms, width, signed) => word(heapOf(terms).sum(width, signed).nets, signed),
    carrySave: (terms, width) => {
      const [first, second] = heapOf(terms).rows(width);
      return [word(first, false), word(second, false)];
    },
    shiftedLeft: (value, amount, largest) => {
      const { nets } = shiftedLeftWires(builder, wires(value), wires(amount), largest);
      return word(nets, value.signed);
    },
    shiftedRight: (value, amount) => {
      const { nets } = shiftedRightWires(builder, wires(value), wires(amount));
      return word(nets, value.signed);
    },
    isNonZero: (value) => word([anyOf(builder, wires(value).nets)], false),
    isAtLeast: (a, b) => {
      const heap = createBitHeap(builder);
      heap.addWord(wires(a));
      heap.addWord(wires(b), 0, -1);
      const wider = Math.max(a.width, b.width) + (a.signed === b.signed ? 1 : 2);
      const difference = heap.sum(wider, true);
      return word([builder.not(difference.nets.at(-1) as Net)], false);
    },
  };
}

function bitwise(
  builder: NetlistBuilder,
  { wires, nets, word }: Handles,
): Part<'not' | 'and' | 'or' | 'xor' | 'xnor' | 'gated' | 'invertedWhen' | 'select'> {
  const pairwise =
    (gate: (a: Net, b: Net) => Net) =>
    (a: Word, b: Word): Word => {
      const others = nets(b, a.width);
      return word(
        wires(a).nets.map((net, index) => gate(net, others[index] as Net)),
        a.signed,
      );
    };
  const withBit =
    (gate: (a: Net, bit: Net) => Net) =>
    (value: Word, bit: Word): Word => {
      const [net] = nets(bit, 1) as [Net];
      return word(
        wires(value).nets.map((each) => gate(each, net)),
        value.signed,
      );
    };
  return {
    not: (value) => word(wires(value).nets.map(builder.not), value.signed),
    and: pairwise(builder.and),
    or: pairwise(builder.or),
    xor: pairwise(builder.xor),
    xnor: pairwise(builder.xnor),
    gated: withBit(builder.and),
    invertedWhen: withBit(builder.xor),
    select: (bit, whenZero, whenOne) => {
      const [net] = nets(bit, 1) as [Net];
      return pairwise((zero, one) => builder.mux(net, zero, one))(whenZero, whenOne);
    },
  };
}

function wiring({ wires, word }: Handles): Part<'bits' | 'joined' | 'extended'> {
  return {
    bits: (value, from, width, signed = false) => {
      const nets = wires(value).nets.slice(from, from + width);
      if (nets.length !== width)
        throw new RangeError(`bits ${from} to ${from + width - 1} of ${value.width}`);
      return word(nets, signed);
    },
    joined: (words, signed = false) =>
      word(
        words.flatMap((each) => wires(each).nets),
        signed,
      ),
    extended: (value, width, signed = value.signed) => {
      if (width < value.width) throw new RangeError(`${value.width} bits in ${width}`);
      return word(extendedWires(wires(value), width).nets, signed);
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockName } from './netlist';
import { createNetlistLogic, type NetlistLogic } from './netlist-logic';
import { settledOutputs } from './testing/settled-outputs';
import type { SumTerm, Word } from './word-logic';

interface Port {
  readonly width: number;
  readonly signed: boolean;
}

type Term =
  | { readonly kind: 'constant'; readonly value: bigint }
  | { readonly kind: 'word'; readonly a: Port; readonly power: number; readonly sign: 1 | -1 }
  | {
      readonly kind: 'product';
      readonly a: Port;
      readonly b: Port;
      readonly power: number;
      readonly sign: 1 | -1;
    };

const port = fc.record({ width: fc.integer({ min: 1, max: 9 }), signed: fc.boolean() });
const power = fc.integer({ min: 0, max: 5 });
const sign = fc.constantFrom<1 | -1>(1, -1);
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const), value: fc.bigInt({ min: -5000n, max: 5000n }) }),
  fc.record({ kind: fc.constant('word' as const), a: port, power, sign }),
  fc.record({ kind: fc.constant('product' as const), a: port, b: port, power, sign }),
);
const sums = fc.record({
  terms: fc.array(term, { minLength: 1, maxLength: 6 }),
  width: fc.integer({ min: 1, max: 24 }),
  signed: fc.boolean(),
  patterns: fc.array(fc.array(fc.bigInt({ min: 0n, max: 511n }), { minLength: 12, maxLength: 12 }), {
    minLength: 1,
    maxLength: 32,
  }),
});

const portName = (index: number, side: 'a' | 'b') => `${side}${index}`;

function declared(logic: NetlistLogic, terms: readonly Term[]): readonly SumTerm[] {
  const input = (index: number, side: 'a' | 'b', { width, signed }: Port): Word =>
    logic.input(portName(index, side), width, signed);
  return terms.map((each, index): SumTerm => {
    if (each.kind === 'constant') return each;
    const a = input(index, 'a', each.a);
    const { power: shift, sign: factor } = each;
    if (each.kind === 'word') return { kind: 'word', word: a, power: shift, sign: factor };
    return { kind: 'product', a, b: input(index, 'b', each.b), power: shift, sign: factor };
  });
}

/** Numbers on the ports, and the sum of all terms without limit. */
function valued(terms: readonly Term[], patterns: readonly bigint[]) {
  const inputs: Record<string, bigint> = {};
  const put = (index: number, side: 'a' | 'b', { width, signed }: Port): bigint => {
    const pattern = BigInt.asUintN(width, patterns[2 * index + (side === 'a' ? 0 : 1)]!);
    const value = signed ? BigInt.asIntN(width, pattern) : pattern;
    inputs[portName(index, side)] = value;
    return value;
  };
  let sum = 0n;
  for (const [index, each] of terms.entries()) {
    if (each.kind === 'constant') {
      sum += each.value;
      continue;
    }
    const left = put(index, 'a', each.a);
    const factor = each.kind === 'product' ? put(index, 'b', each.b) : 1n;
    sum += BigInt(each.sign) * 2n ** BigInt(each.power) * left * factor;
  }
  return { inputs, sum };
}

describe('a bit heap', () => {
  it('adds words, products and constants modulo its width', () => {
    fc.assert(
      fc.property(sums, ({ terms, width, signed, patterns }) => {
        const logic = createNetlistLogic();
        const declaredTerms = declared(logic, terms);
        logic.output('sum', logic.sum(declaredTerms, width, signed));
        const cases = patterns.map((each) => valued(terms, each));
        const found = settledOutputs(
          logic.finish(),
          cases.map(({ inputs }) => inputs),
        );
        const wrapped = signed ? BigInt.asIntN : BigInt.asUintN;
        expect(found).toEqual(cases.map(({ sum }) => ({ sum: wrapped(width, sum) })));
      }),
    );
  });

  it('hands on two rows that add up to the same', () => {
    fc.assert(
      fc.property(sums, ({ terms, width, patterns }) => {
        const logic = createNetlistLogic();
        const [first, second] = logic.carrySave(declared(logic, terms), width);
        logic.output('first', first);
        logic.output('second', second);
        const cases = patterns.map((each) => valued(terms, each));
        const found = settledOutputs(
          logic.finish(),
          cases.map(({ inputs }) => inputs),
        );
        expect(found.map((rows) => BigInt.asUintN(width, rows.first! + rows.second!))).toEqual(
          cases.map(({ sum }) => BigInt.asUintN(width, sum)),
        );
      }),
    );
  });

  it('is as large as the textbook multiplier', () => {
    const logic = createNetlistLogic();
    const [a, b] = [logic.input('a', 3, false), logic.input('b', 3, false)];
    logic.output('product', logic.sum([{ kind: 'product', a, b }], 6, false));
    // n^2 ANDs, n half adders and n^2 - 2n full adders.
    expect(logic.finish().cellCount).toBe(9 + 3 + 3);
  });

  it('puts the gates of a product into their block', () => {
    const blocks = (block?: BlockName) => {
      const logic = createNetlistLogic();
      const [a, b] = [logic.input('a', 1, false), logic.input('b', 1, false)];
      const product: SumTerm = { kind: 'product', a, b };
      const sum = logic.inBlock('tree', () => logic.sum([block ? { ...product, block } : product], 1, false));
      logic.output('out', sum);
      return Array.from(logic.finish().blocks);
    };
    expect(blocks('products')).not.toEqual(blocks());
  });
});

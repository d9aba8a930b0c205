import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetlistLogic } from './netlist-logic';
import { settledOutputs } from './testing/settled-outputs';
import type { Word, WordLogic } from './word-logic';

interface Shape {
  readonly width: number;
  readonly signed: boolean;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  width: fc.integer({ min: 1, max: 9 }),
  signed: fc.boolean(),
});
const patterns = fc.array(fc.tuple(fc.bigInt(0n, 511n), fc.bigInt(0n, 511n)), {
  minLength: 1,
  maxLength: 32,
});

/** The number that a pattern stands for in a word. */
function numberOf({ width, signed }: Shape, pattern: bigint): bigint {
  return signed ? BigInt.asIntN(width, pattern) : BigInt.asUintN(width, pattern);
}

/** Holds an operation on words of two shapes against the same on numbers. */
function expectOperation(
  [left, right]: readonly [Shape, Shape],
  pairs: readonly (readonly [bigint, bigint])[],
  describeLogic: (logic: WordLogic, a: Word, b: Word) => Word,
  meaning: (a: bigint, b: bigint) => bigint,
): void {
  const logic = createNetlistLogic();
  const a = logic.input('a', left.width, left.signed);
  const b = logic.input('b', right.width, right.signed);
  const result = describeLogic(logic, a, b);
  logic.output('result', result);
  const inputs = pairs.map(([x, y]) => ({ a: numberOf(left, x), b: numberOf(right, y) }));
  const found = settledOutputs(logic.finish(), inputs).map((values) => values.result);
  expect(found).toEqual(inputs.map((values) => numberOf(result, meaning(values.a, values.b))));
}

const bit: Shape = { width: 1, signed: false };
type Binary = (a: bigint, b: bigint) => bigint;

describe('words of one shape', () => {
  const operations: Readonly<Record<'and' | 'or' | 'xor' | 'xnor' | 'not', Binary>> = {
    and: (a, b) => a & b,
    or: (a, b) => a | b,
    xor: (a, b) => a ^ b,
    xnor: (a, b) => ~(a ^ b),
    not: (a) => ~a,
  };

  it.each(Object.keys(operations) as (keyof typeof operations)[])('%s', (name) => {
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation([shape, shape], pairs, (logic, a, b) => logic[name](a, b), operations[name]);
      }),
    );
  });

  it('select', () => {
    const select = (logic: WordLogic, a: Word, b: Word) => logic.select(logic.bits(a, 0, 1), a, b);
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation([shape, shape], pairs, select, (a, b) => (a & 1n ? b : a));
      }),
    );
  });
});

describe('a word and a bit', () => {
  it('gated', () => {
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation(
          [shape, bit],
          pairs,
          (logic, a, b) => logic.gated(a, b),
          (a, b) => (b ? a : 0n),
        );
      }),
    );
  });

  it('invertedWhen', () => {
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation(
          [shape, bit],
          pairs,
          (logic, a, b) => logic.invertedWhen(a, b),
          (a, b) => (b ? ~a : a),
        );
      }),
    );
  });
});

describe('words of two shapes', () => {
  it('isAtLeast', () => {
    fc.assert(
      fc.property(fc.tuple(shapes, shapes), patterns, (pair, pairs) => {
        expectOperation(
          pair,
          pairs,
          (logic, a, b) => logic.isAtLeast(a, b),
          (a, b) => (a >= b ? 1n : 0n),
        );
      }),
    );
  });

  it('isNonZero', () => {
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation(
          [shape, bit],
          pairs,
          (logic, a) => logic.isNonZero(a),
          (a) => (a === 0n ? 0n : 1n),
        );
      }),
    );
  });

  it('joined, and bits of what is joined', () => {
    fc.assert(
      fc.property(fc.tuple(shapes, shapes), fc.boolean(), patterns, (pair, signed, pairs) => {
        const [{ width }] = pair;
        const asUnsigned = (a: bigint, b: bigint) =>
          BigInt.asUintN(width, a) + (BigInt.asUintN(pair[1].width, b) << BigInt(width));
        expectOperation(pair, pairs, (logic, a, b) => logic.joined([a, b], signed), asUnsigned);
        expectOperation(
          pair,
          pairs,
          (logic, a, b) => logic.bits(logic.joined([a, b]), width - 1, 2),
          (a, b) => asUnsigned(a, b) >> BigInt(width - 1),
        );
      }),
    );
  });

  it('extended', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        patterns,
        (shape, more, signed, pairs) => {
          expectOperation(
            [shape, bit],
            pairs,
            (logic, a) => logic.extended(a, shape.width + more, signed || shape.signed),
            (a) => a,
          );
        },
      ),
    );
  });
});

describe('shifters', () => {
  const amount: Shape = { width: 3, signed: false };

  it('shiftedLeft loses no bit', () => {
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation(
          [shape, amount],
          pairs,
          (logic, a, b) => logic.shiftedLeft(a, b, 7),
          (a, b) => a << b,
        );
      }),
    );
  });

  it('shiftedRight is a floor', () => {
    fc.assert(
      fc.property(shapes, patterns, (shape, pairs) => {
        expectOperation(
          [shape, amount],
          pairs,
          (logic, a, b) => logic.shiftedRight(a, b),
          (a, b) => a >> b,
        );
      }),
    );
  });
});

describe('storage', () => {
  it('constant', () => {
    const logic = createNetlistLogic();
    logic.output('low', logic.constant(-8n, 4, true));
    logic.output('high', logic.constant(15n, 4, false));
    const netlist = logic.finish();
    expect(netlist.cellCount).toBe(0);
    expect(settledOutputs(netlist, [{}])).toEqual([{ low: -8n, high: 15n }]);
    expect(() => logic.constant(8n, 4, true)).toThrow('8 does not fit 4 bits');
    expect(() => logic.constant(-1n, 4, false)).toThrow(RangeError);
  });

  it('register is a cycle late', () => {
    const logic = createNetlistLogic();
    logic.output('late', logic.register(logic.input('in', 5, true)));
    const netlist = logic.finish();
    expect(settledOutputs(netlist, [{ in: -7n }], 1)).toEqual([{ late: 0n }]);
    expect(settledOutputs(netlist, [{ in: -7n }], 2)).toEqual([{ late: -7n }]);
  });

  it('state adds up over cycles', () => {
    const logic = createNetlistLogic();
    const { word, connect } = logic.state(8, true);
    const terms = [word, logic.input('in', 4, true)].map((each) => ({ kind: 'word' as const, word: each }));
    connect(logic.sum(terms, 8, true));
    logic.output('sum', word);
    expect(settledOutputs(logic.finish(), [{ in: -3n }, { in: 7n }], 6)).toEqual([
      { sum: -15n },
      { sum: 35n },
    ]);
  });
});

describe('what does not fit', () => {
  it('is refused', () => {
    const logic = createNetlistLogic();
    const [three, four] = [logic.input('a', 3, false), logic.input('b', 4, false)];
    expect(() => logic.and(three, four)).toThrow('a word of 4 bits where 3 are needed');
    expect(() => logic.select(four, three, three)).toThrow('a word of 4 bits where 1 are needed');
    expect(() => logic.gated(three, four)).toThrow(RangeError);
    expect(() => logic.bits(four, 2, 3)).toThrow('bits 2 to 4 of 4');
    expect(() => logic.extended(four, 3)).toThrow('4 bits in 3');
    expect(() => logic.not(createNetlistLogic().input('c', 1, false))).toThrow(
      'a word of another description',
    );
    const state = logic.state(3, false);
    expect(() => state.connect(four)).toThrow('4 nets for a register of 3');
    state.connect(three);
    expect(() => state.connect(three)).toThrow('has its input already');
  });
});

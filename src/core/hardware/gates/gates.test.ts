import { describe, expect, it } from 'vitest';
import type { Net } from './netlist';
import { createNetlistBuilder, type NetlistBuilder } from './netlist-builder';
import { settledOutputs } from './testing/settled-outputs';

type Gate = (builder: NetlistBuilder, a: Net, b: Net, c: Net) => readonly Net[];
type Meaning = (a: number, b: number, c: number) => readonly number[];

const gates: Readonly<Record<string, readonly [Gate, Meaning]>> = {
  not: [({ not }, a) => [not(a)], (a) => [1 - a]],
  and: [({ and }, a, b) => [and(a, b)], (a, b) => [a & b]],
  or: [({ or }, a, b) => [or(a, b)], (a, b) => [a | b]],
  nand: [({ nand }, a, b) => [nand(a, b)], (a, b) => [1 - (a & b)]],
  nor: [({ nor }, a, b) => [nor(a, b)], (a, b) => [1 - (a | b)]],
  xor: [({ xor }, a, b) => [xor(a, b)], (a, b) => [a ^ b]],
  xnor: [({ xnor }, a, b) => [xnor(a, b)], (a, b) => [1 - (a ^ b)]],
  mux: [({ mux }, a, b, c) => [mux(a, b, c)], (a, b, c) => [a === 0 ? b : c]],
  halfAdder: [({ halfAdder }, a, b) => halfAdder(a, b), (a, b) => [(a + b) & 1, (a + b) >> 1]],
  fullAdder: [
    ({ fullAdder }, a, b, c) => fullAdder(a, b, c),
    (a, b, c) => [(a + b + c) & 1, (a + b + c) >> 1],
  ],
};

/** What a pin may be tied to: constants, one of three inputs, or the opposite of one. */
const ties = ['0', '1', 'x', 'y', 'z', 'not x', 'not y'] as const;
type Tie = (typeof ties)[number];

function netOf(builder: NetlistBuilder, [x, y, z]: readonly [Net, Net, Net], tie: Tie): Net {
  const nets = { '0': 0, '1': 1, x, y, z, 'not x': builder.not(x), 'not y': builder.not(y) };
  return nets[tie];
}

const inputValues = Array.from({ length: 8 }, (_, bits) => [bits & 1, (bits >> 1) & 1, bits >> 2] as const);

function tiedValue(tie: Tie, [x, y, z]: readonly [number, number, number]): number {
  return { '0': 0, '1': 1, x, y, z, 'not x': 1 - x, 'not y': 1 - y }[tie];
}

describe.each(Object.keys(gates))('%s', (name) => {
  const [gate, meaning] = gates[name]!;

  it('keeps its function whatever its pins are tied to', () => {
    for (const a of ties) {
      for (const b of ties) {
        for (const c of ties) {
          const builder = createNetlistBuilder();
          const inputs = builder.input('in', 3, false).nets as [Net, Net, Net];
          const pins = [a, b, c].map((tie) => netOf(builder, inputs, tie)) as [Net, Net, Net];
          builder.output('out', { nets: gate(builder, ...pins), signed: false });
          const found = settledOutputs(
            builder.finish(),
            inputValues.map((_, bits) => ({ in: BigInt(bits) })),
          );
          const expected = inputValues.map((values) => {
            const [left, middle, right] = [a, b, c].map((tie) => tiedValue(tie, values));
            const [first = 0, second = 0] = meaning(left!, middle!, right!);
            return { out: BigInt(first + 2 * second) };
          });
          expect(found, `${a}, ${b}, ${c}`).toEqual(expected);
        }
      }
    }
  });
});

describe('simplified gates', () => {
  const cellsOf = (build: (builder: NetlistBuilder, a: Net, b: Net) => readonly Net[]): number => {
    const builder = createNetlistBuilder();
    const [a, b] = builder.input('in', 2, false).nets as [Net, Net];
    builder.output('out', { nets: build(builder, a, b), signed: false });
    return builder.finish().cellCount;
  };

  it('cost nothing where a pin decides', () => {
    expect(cellsOf(({ and }, a) => [and(a, 1), and(0, a), and(a, a)])).toBe(0);
    expect(cellsOf(({ xor, not }, a) => [xor(a, 0), xor(a, not(a)), not(not(a))])).toBe(0);
    expect(cellsOf(({ mux }, a, b) => [mux(0, a, b), mux(1, a, b), mux(a, b, b)])).toBe(0);
    expect(cellsOf(({ fullAdder }, a, b) => fullAdder(a, a, b))).toBe(0);
  });

  it('are smaller cells where a pin is constant', () => {
    // A full adder with a 0 is a half adder; with a 1 an XNOR and an OR.
    expect(cellsOf(({ fullAdder }, a, b) => fullAdder(a, 0, b))).toBe(1);
    expect(cellsOf(({ fullAdder }, a, b) => fullAdder(a, 1, b))).toBe(2);
    expect(cellsOf(({ mux }, a, b) => [mux(a, 0, b)])).toBe(1);
  });

  it('are one cell however often they are asked for, in whatever order of pins', () => {
    expect(cellsOf(({ and }, a, b) => [and(a, b), and(b, a)])).toBe(1);
    expect(
      cellsOf(({ fullAdder, not }, a, b) => [...fullAdder(a, b, not(a)), ...fullAdder(not(a), b, a)]),
    ).toBe(2);
  });
});

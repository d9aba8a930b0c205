import { runYosys } from '@yowasp/yosys';
import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../random';
import { compileNetlist } from './compile-netlist';
import { evaluateZeroDelay } from './evaluate-zero-delay';
import { createNetlistLogic } from './netlist-logic';
import { createStimulus, type StimulusWriter } from './stimulus';
import { synthesize } from './testing/synthesize';
import { createVerilogLogic } from './verilog-logic';
import type { SumTerm, Word, WordLogic } from './word-logic';

test('a description becomes a readable module', () => {
  const logic = createVerilogLogic('multiply_add');
  const [a, b, first] = logic.inBlock('operand-registers', () => [
    logic.register(logic.input('a', 2, true)),
    logic.register(logic.input('b', 2, false)),
    logic.input('first', 1, false),
  ]);
  logic.inBlock('accumulator', () => {
    const { word, connect } = logic.state(5, true);
    const held = logic.gated(word, logic.not(first));
    connect(
      logic.sum(
        [
          { kind: 'product', a, b },
          { kind: 'word', word: held },
        ],
        5,
        true,
      ),
    );
    logic.output('sum', word);
  });
  expect(logic.finish()).toBe(`module multiply_add (
  input wire clock,
  input wire [1:0] a, // two's complement
  input wire [1:0] b,
  input wire first,
  output wire [4:0] sum // two's complement
);

  // Bits of negative weight enter sums complemented, as unsigned numbers; the constant at the end of a sum makes up for
  // that (Baugh and Wooley).

  // a * b + 6
  function [4:0] product_signed2_unsigned2_in_5;
    input [1:0] a;
    input [1:0] b;
    product_signed2_unsigned2_in_5 =
      {{2{a[0]}} & b}
      + {~({2{a[1]}} & b), 1'd0};
  endfunction

  reg [1:0] a_held;
  reg [1:0] b_held;
  reg [4:0] accumulator_0;

  // accumulator
  wire accumulator_1 = ~first;
  wire [4:0] accumulator_2 = accumulator_0 & {5{accumulator_1}};
  wire [4:0] accumulator_3 =
    product_signed2_unsigned2_in_5(a_held, b_held)
    + accumulator_2
    + 5'd26;
  assign sum = accumulator_0;

  always @(posedge clock) begin
    a_held <= a;
    b_held <= b;
    accumulator_0 <= accumulator_3;
  end

endmodule
`);
});

test('a carry-save sum that is only added up is part of that sum', () => {
  const logic = createVerilogLogic('three');
  const terms = ['a', 'b', 'c'].map((name): SumTerm => ({ kind: 'word', word: logic.input(name, 4, false) }));
  const [first, second] = logic.carrySave(terms, 6);
  const both = [first, second].map((word): SumTerm => ({ kind: 'word', word }));
  logic.output('sum', logic.sum([...both, { kind: 'constant', value: 3n }], 6, false));
  expect(logic.finish()).toContain("=\n    a\n    + b\n    + c\n    + 6'd3;");
});

test('names of ports are taken once', () => {
  const logic = createVerilogLogic('twice');
  logic.input('a', 1, false);
  expect(() => logic.input('a', 1, false)).toThrow(RangeError);
  expect(() => logic.input('clock', 1, false)).toThrow(RangeError);
});

test('widths that differ are refused', () => {
  const logic = createVerilogLogic('widths');
  const [a, b] = [logic.input('a', 2, false), logic.input('b', 3, false)];
  expect(() => logic.and(a, b)).toThrow(RangeError);
  expect(() => logic.gated(a, b)).toThrow(RangeError);
  expect(() => logic.extended(b, 2)).toThrow(RangeError);
  expect(() => logic.bits(a, 1, 2)).toThrow(RangeError);
  expect(() => logic.constant(4n, 2, false)).toThrow(RangeError);
});

test('Yosys makes of the text what the gates do: all operations on words of many shapes', async () => {
  const gates = createNetlistLogic();
  const text = createVerilogLogic('everything');
  describeEverything(gates, createRandom(7));
  describeEverything(text, createRandom(7));
  const netlist = gates.finish();
  const synthesized = await synthesize(runYosys, 'everything', text.finish(), netlist);
  const stimulus = createStimulus(netlist, 200);
  fill(stimulus, createRandom(8));
  const [ours, theirs] = [netlist, synthesized].map(
    (each) => evaluateZeroDelay(compileNetlist(each), stimulus).outputWords,
  );
  // Registers that nobody has written yet are not defined.
  const settled = 4 * (ours!.length / 200);
  expect(theirs!.subarray(settled)).toEqual(ours!.subarray(settled));
});

function fill({ words }: StimulusWriter, random: Random): void {
  for (let index = 0; index < words.length; index++) words[index] = Math.floor(random.next() * 2 ** 32);
}

/** Every operation, on signed and unsigned words of 1 to 6 bits, each result on an output of its own. */
function describeEverything(logic: WordLogic, random: Random): void {
  let outputs = 0;
  const show = (word: Word): void => logic.output(`y${outputs++}`, word);
  const whole = (limit: number): number => Math.floor(random.next() * limit);
  const words = [1, 3, 6].flatMap((width) =>
    [false, true].map((signed) => {
      const word = logic.input(`${signed ? 's' : 'u'}${width}`, width, signed);
      return whole(2) === 0 ? word : logic.register(word);
    }),
  );
  const any = (): Word => words[whole(words.length)] as Word;
  const bit = words[0] as Word;
  for (const word of words) {
    const other = words.find(({ width, signed }) => width === word.width && signed !== word.signed) as Word;
    const pieces = [word, logic.constant(-1n, 3, true), other];
    for (const each of [
      logic.not(word),
      logic.and(word, other),
      logic.or(word, other),
      logic.xor(word, other),
      logic.xnor(word, other),
      logic.gated(word, bit),
      logic.invertedWhen(word, bit),
      logic.select(bit, word, logic.not(word)),
      logic.extended(word, word.width + 2, true),
      logic.bits(logic.extended(word, 9), 1, 7, true),
      logic.joined(pieces),
      logic.bits(logic.joined(pieces), 1, word.width + 3),
      logic.shiftedLeft(word, words[2] as Word, 3),
      logic.shiftedRight(logic.extended(word, 8), words[4] as Word),
      logic.isNonZero(word),
      logic.isAtLeast(word, any()),
      logic.isAtLeast(any(), word),
      logic.register(logic.register(word)),
    ]) {
      show(each);
    }
  }
  for (let index = 0; index < 18; index++) {
    const width = 1 + whole(14);
    const terms = Array.from({ length: whole(7) }, () => anyTerm(any, whole));
    if (index % 3 === 0) show(logic.sum(terms, width, index % 2 === 0));
    else {
      const rows = logic.carrySave(terms, width).map((row) => (index % 3 === 1 ? row : logic.register(row)));
      const both = rows.map((word): SumTerm => ({ kind: 'word', word }));
      show(logic.sum([...both, anyTerm(any, whole)], width, true));
    }
  }
}

function anyTerm(any: () => Word, whole: (limit: number) => number): SumTerm {
  const sign = whole(2) === 0 ? 1 : -1;
  const power = whole(4);
  const kind = whole(5);
  if (kind === 0) return { kind: 'constant', value: BigInt(whole(100) - 50) };
  return kind <= 2
    ? { kind: 'word', word: any(), power, sign }
    : { kind: 'product', a: any(), b: any(), power, sign };
}

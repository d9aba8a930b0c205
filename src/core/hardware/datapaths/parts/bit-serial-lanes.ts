import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import type { LaneDesign, LaneSpec, OperandStep, PortValues } from '../datapath-class';
import { expectedDotProduct } from './dot-product';
import type { Decoders } from './integer-column';
import { operandRegisters } from './operand-registers';

const bit = { bits: 1, signed: false } as const;

/**
 * Lanes whose weights stand still while their inputs come bit by bit, most significant first. In every cycle the bit of a
 * lane gates its weight, one tree adds up the lanes, and the step's sum is doubled before that is added; the first bit of
 * signed inputs is subtracted. A complete step's sum goes to the accumulator. Control: `begins` and `ends` mark the first
 * and last bit of a step, `first` the step that begins a sum.
 */
export function bitSerialLanes(spec: LaneSpec, decoders: Decoders): LaneDesign {
  const bits = decoders.inputs.whole.bits;
  return {
    describe: (logic) => describeLanes(logic, spec, decoders),
    cyclesPerStep: () => bits,
    latencyCycles: 3 + (spec.pipelined ? 1 : 0),
    constantPorts: [],
    sharedConstants: [],
    drive: (step) => drivenBits(decoders, step),
    expected: (steps) => expectedDotProduct(decoders, steps),
  };
}

function describeLanes(logic: WordLogic, spec: LaneSpec, { weights, inputs }: Decoders): void {
  const registers = operandRegisters(logic, spec.lanes, weights.stored, bit);
  const control = (name: string): Word =>
    logic.inBlock('control', () => logic.register(logic.input(name, 1, false)));
  const cut = (word: Word): Word =>
    spec.pipelined ? logic.inBlock('pipeline-registers', () => logic.register(word)) : word;
  const [begins, ends, first] = [cut(control('begins')), cut(control('ends')), cut(registers.first)];
  const gated = logic.inBlock('products', () =>
    registers.weights.map((stored, lane): SumTerm => {
      const weight = weights.describe(logic, stored, {});
      return { kind: 'word', word: logic.gated(weight, registers.inputs[lane] as Word) };
    }),
  );
  const growthBits = Math.ceil(Math.log2(spec.lanes));
  const bits = Math.min(spec.accumulatorBits, weights.whole.bits + inputs.whole.bits + growthBits);
  const rows = logic.inBlock('tree', () => logic.carrySave(gated, bits)).map(cut);
  const signed = weights.whole.signed || inputs.whole.signed;
  const stepSum = logic.inBlock('accumulator', () => {
    const { word, connect } = logic.state(bits, signed);
    const held = logic.gated(word, logic.not(begins));
    const added = inputs.whole.signed ? subtractedWhen(logic, rows, begins) : rows.map(asTerm);
    connect(logic.sum([...added, { ...asTerm(held), power: 1 }], bits, signed));
    return word;
  });
  logic.output('sum', totalOf(logic, spec.accumulatorBits, stepSum, { ends, first }));
}

/** Minus two rows is both of them inverted, and 2. */
function subtractedWhen(logic: WordLogic, rows: readonly Word[], bits: Word): readonly SumTerm[] {
  return [...rows.map((row) => asTerm(logic.invertedWhen(row, bits))), { ...asTerm(bits), power: 1 }];
}

function totalOf(
  logic: WordLogic,
  bits: number,
  stepSum: Word,
  { ends, first }: { readonly ends: Word; readonly first: Word },
): Word {
  const [isComplete, isFirst] = logic.inBlock('control', () => [logic.register(ends), logic.register(first)]);
  return logic.inBlock('accumulator', () => {
    const { word, connect } = logic.state(bits, true);
    const held = logic.gated(word, logic.not(logic.and(isComplete, isFirst)));
    connect(logic.sum([asTerm(held), asTerm(logic.gated(stepSum, isComplete))], bits, true));
    return word;
  });
}

function asTerm(word: Word): Extract<SumTerm, { kind: 'word' }> {
  return { kind: 'word', word };
}

function drivenBits({ weights, inputs }: Decoders, step: OperandStep): readonly PortValues[] {
  const held = Array.from(step.weights, (word, lane) => [`w${lane}`, Number(weights.wholeOf(word, {}))]);
  const numbers = Array.from(step.inputs, (word) => Number(inputs.wholeOf(word, {})));
  const { bits } = inputs.whole;
  return Array.from({ length: bits }, (_, cycle) => {
    const place = bits - 1 - cycle;
    return Object.fromEntries([
      ...held,
      ...numbers.map((number, lane) => [`x${lane}`, (number >> place) & 1]),
      ['begins', cycle === 0 ? 1 : 0],
      ['ends', place === 0 ? 1 : 0],
      ['first', step.isFirst ? 1 : 0],
    ]);
  });
}

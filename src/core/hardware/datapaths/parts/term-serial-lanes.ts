import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import type { LaneDesign, LaneSpec, OperandStep, PortValues } from '../datapath-class';
import { accumulate } from './accumulate';
import { expectedDotProduct } from './dot-product';
import type { Decoders } from './integer-column';
import { oneHot } from './one-hot';
import { operandRegisters } from './operand-registers';
import { type SignedPower, signedPowers } from './signed-powers';

/** Greatest exponent of an operand's terms. */
export interface TermExponents {
  readonly weights: number;
  readonly inputs: number;
}

/**
 * Lanes that multiply one signed power of two of the weight by one of the input in every cycle; lanes of fewer pairs wait
 * for that of most. A product is one bit at the place of the sum of both exponents; the bits of all lanes are counted per
 * place, the negative ones less, and the counts overlap no more than their width, so that few rows reach the accumulator.
 * Ports `w0`, `x0`, …: exponent, sign, and a bit that is 1 where there is a term.
 */
export function termSerialLanes(spec: LaneSpec, decoders: Decoders, exponents: TermExponents): LaneDesign {
  return {
    describe: (logic) => describeLanes(logic, spec, exponents),
    cyclesPerStep: (step) => cyclesOf(pairsOf(decoders, step)),
    latencyCycles: 2 + (spec.pipelined ? 1 : 0),
    constantPorts: [],
    sharedConstants: [],
    drive: (step) => {
      const pairs = pairsOf(decoders, step);
      return Array.from({ length: cyclesOf(pairs) }, (_, cycle) => portValues(pairs, exponents, step, cycle));
    },
    expected: (steps) => expectedDotProduct(decoders, steps),
  };
}

type TermPair = readonly [weight: SignedPower, input: SignedPower];

/** For every lane the pairs of terms, in the order in which they are multiplied. */
function pairsOf(decoders: Decoders, { weights, inputs }: OperandStep): readonly (readonly TermPair[])[] {
  return Array.from(weights, (word, lane) => {
    const inputTerms = signedPowers(Number(decoders.inputs.wholeOf(inputs[lane] as number, {})));
    const weightTerms = signedPowers(Number(decoders.weights.wholeOf(word, {})));
    return weightTerms.flatMap((weight) => inputTerms.map((input): TermPair => [weight, input]));
  });
}

function cyclesOf(pairs: readonly (readonly TermPair[])[]): number {
  return Math.max(1, ...pairs.map(({ length }) => length));
}

/** Lanes that are done keep their last term and mark it as none, so that little toggles. */
function portValues(
  pairs: readonly (readonly TermPair[])[],
  exponents: TermExponents,
  step: OperandStep,
  cycle: number,
): PortValues {
  const values: Record<string, number> = { first: step.isFirst && cycle === 0 ? 1 : 0 };
  for (const [lane, ofLane] of pairs.entries()) {
    const isThere = cycle < ofLane.length;
    const [weight, input] = ofLane[Math.min(cycle, ofLane.length - 1)] ?? [none, none];
    values[`w${lane}`] = termWord(weight, isThere, exponents.weights);
    values[`x${lane}`] = termWord(input, isThere, exponents.inputs);
  }
  return values;
}

const none: SignedPower = { exponent: 0, isNegative: false };

function termWord({ exponent, isNegative }: SignedPower, isThere: boolean, largest: number): number {
  const signPlace = 2 ** exponentBits(largest);
  return exponent + (isNegative ? signPlace : 0) + (isThere ? 2 * signPlace : 0);
}

function exponentBits(largest: number): number {
  return Math.ceil(Math.log2(largest + 1));
}

function describeLanes(logic: WordLogic, spec: LaneSpec, exponents: TermExponents): void {
  const shapeOf = (largest: number) => ({ bits: exponentBits(largest) + 2, signed: false });
  const registers = operandRegisters(
    logic,
    spec.lanes,
    shapeOf(exponents.weights),
    shapeOf(exponents.inputs),
  );
  const places = exponents.weights + exponents.inputs + 1;
  const products = logic.inBlock('products', () =>
    registers.weights.map((weight, lane) =>
      productOf(logic, termOf(logic, weight), termOf(logic, registers.inputs[lane] as Word), places),
    ),
  );
  const countBits = Math.ceil(Math.log2(spec.lanes + 1)) + 1;
  const counts = Array.from({ length: places }, (_, place): SumTerm => {
    const terms = products.map((bits): SumTerm => ({ kind: 'word', word: bits[place] as Word }));
    const word = logic.inBlock('tree', () => logic.sum(terms, countBits, true));
    return { kind: 'word', word, power: place };
  });
  const { accumulatorBits: bits, pipelined } = spec;
  logic.output('sum', accumulate(logic, counts, registers.first, { bits, signed: true, pipelined }));
}

interface Term {
  /** null where all exponents are 0. */
  readonly exponent: Word | null;
  readonly negative: Word;
  readonly isThere: Word;
}

function termOf(logic: WordLogic, word: Word): Term {
  const bits = word.width - 2;
  return {
    exponent: bits > 0 ? logic.bits(word, 0, bits) : null,
    negative: logic.bits(word, bits, 1),
    isThere: logic.bits(word, bits + 1, 1),
  };
}

/** For every place -1, 0 or 1 in two bits, all but one 0. */
function productOf(logic: WordLogic, weight: Term, input: Term, places: number): readonly Word[] {
  const isThere = logic.and(weight.isThere, input.isThere);
  const negative = logic.xor(weight.negative, input.negative);
  const addends = [weight.exponent, input.exponent].filter((word) => word !== null);
  const hits = oneHot(logic, isThere, exponentSum(logic, addends, places), places);
  return hits.map((hit) => logic.joined([hit, logic.and(hit, negative)], true));
}

function exponentSum(logic: WordLogic, addends: readonly Word[], places: number): Word | null {
  if (addends.length < 2) return addends[0] ?? null;
  const terms = addends.map((word): SumTerm => ({ kind: 'word', word }));
  return logic.sum(terms, Math.ceil(Math.log2(places)), false);
}

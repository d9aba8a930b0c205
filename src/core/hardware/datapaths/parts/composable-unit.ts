import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import type { OperandName } from '../../placements/parts/operand';
import { accumulate } from './accumulate';
import { operandRegisters } from './operand-registers';

export const sliceBits = 2;
/** Slices of the widest operand: engines stand in a square of so many rows and columns. */
export const slicesPerSide = 4;

export interface ComposableUnit {
  readonly engineLanes: number;
  readonly signed: Readonly<Record<OperandName, boolean>>;
  readonly accumulatorBits: number;
  /** Registers what the engines add up. */
  readonly pipelined: boolean;
}

/** How slices of an operand belong together; stands still while a layer runs. */
interface Fusion {
  /** Slices 0 and 1, and 2 and 3, are of one operand. */
  readonly inPairs: Word;
  /** All four are. */
  readonly inFours: Word;
}

/** A word, and the greatest magnitude that it takes. */
interface Bounded {
  readonly word: Word;
  readonly largest: number;
}

/**
 * Sixteen engines, in row i and column j that of slice i of the weights and slice j of the inputs: products of two bits by two,
 * one tree per engine. Sums of a row's engines are shifted and added as the inputs' slices go together, sums of rows as
 * the weights' do, and all reach one accumulator. Ports: `w0`, `x0`, … the slices, those of an engine side by side, engine
 * by engine and row by row; `weightFusion` and `inputFusion` say which slices go together: bit 0 pairs, bit 1 all four.
 */
export function describeComposable(logic: WordLogic, unit: ComposableUnit): void {
  const { engineLanes, signed, accumulatorBits, pipelined } = unit;
  const slice = { bits: sliceBits, signed: false };
  const registers = operandRegisters(logic, slicesPerSide ** 2 * engineLanes, slice, slice);
  const fusions = { weights: fusionOf(logic, 'weightFusion'), inputs: fusionOf(logic, 'inputFusion') };
  const cut = (word: Word): Word =>
    pipelined ? logic.inBlock('pipeline-registers', () => logic.register(word)) : word;
  const rows = indices.map((row) => {
    const engines = indices.map((column) => {
      const start = (row * slicesPerSide + column) * engineLanes;
      const lanes = (words: readonly Word[]) => words.slice(start, start + engineLanes);
      const sum = logic.inBlock('products', () =>
        engineSum(
          logic,
          {
            slices: lanes(registers.weights),
            minus: signed.weights ? isTop(logic, fusions.weights, row) : null,
          },
          {
            slices: lanes(registers.inputs),
            minus: signed.inputs ? isTop(logic, fusions.inputs, column) : null,
          },
        ),
      );
      return { ...sum, word: cut(sum.word) };
    });
    return logic.inBlock('tree', () => fused(logic, engines, fusions.inputs));
  });
  const { word } = logic.inBlock('tree', () => fused(logic, rows, fusions.weights));
  const accumulation = { bits: accumulatorBits, signed: true, pipelined: false };
  logic.output('sum', accumulate(logic, [asTerm(word)], cut(registers.first), accumulation));
}

const indices = Array.from({ length: slicesPerSide }, (_, index) => index);

function fusionOf(logic: WordLogic, name: string): Fusion {
  const word = logic.input(name, 2, false);
  return { inPairs: logic.bits(word, 0, 1), inFours: logic.bits(word, 1, 1) };
}

/** Whether a slice holds the sign of its operand. */
function isTop(logic: WordLogic, { inPairs, inFours }: Fusion, slice: number): Word {
  if (slice === slicesPerSide - 1) return logic.constant(1n, 1, false);
  return logic.inBlock('control', () => logic.not(slice % 2 === 0 ? inPairs : inFours));
}

/** Slices of all lanes of an engine; `minus`: whether their high bit counts -2. null: it never does. */
interface EngineOperand {
  readonly slices: readonly Word[];
  readonly minus: Word | null;
}

/** The bits of slices that count alike, apart from the others. */
interface SlicePart {
  readonly words: readonly Word[];
  readonly power: number;
  readonly minus: Word | null;
}

/** Products of parts that the same sign applies to are added up before it is applied, once for all lanes. */
function engineSum(logic: WordLogic, weights: EngineOperand, inputs: EngineOperand): Bounded {
  const terms = partsOf(logic, weights).flatMap((weight) =>
    partsOf(logic, inputs).flatMap((input): readonly SumTerm[] => {
      const products = weight.words.map(
        (a, lane): SumTerm => ({ kind: 'product', a, b: input.words[lane] as Word }),
      );
      const power = weight.power + input.power;
      const minus =
        weight.minus && input.minus ? logic.xor(weight.minus, input.minus) : (weight.minus ?? input.minus);
      if (!minus) return products.map((term) => ({ ...term, power }));
      const largest = products.length * largestOf(weight) * largestOf(input);
      return negatedWhen(logic, logic.sum(products, bitsOf(largest), false), minus, power);
    }),
  );
  const largest = weights.slices.length * (2 ** sliceBits - 1) ** 2;
  const signed = weights.minus !== null || inputs.minus !== null;
  return { word: logic.sum(terms, bitsOf(largest) + (signed ? 1 : 0), signed), largest };
}

function partsOf(logic: WordLogic, { slices, minus }: EngineOperand): readonly SlicePart[] {
  if (!minus) return [{ words: slices, power: 0, minus: null }];
  const bit = (place: number) => slices.map((slice) => logic.bits(slice, place, 1));
  return [
    { words: bit(0), power: 0, minus: null },
    { words: bit(1), power: 1, minus },
  ];
}

function largestOf({ words }: SlicePart): number {
  return 2 ** (words[0]?.width ?? 0) - 1;
}

function bitsOf(largest: number): number {
  return Math.ceil(Math.log2(largest + 1));
}

function negatedWhen(logic: WordLogic, word: Word, minus: Word, power: number): readonly SumTerm[] {
  const turned = logic.joined([logic.invertedWhen(word, minus), minus], true);
  return [
    { kind: 'word', word: turned, power },
    { kind: 'word', word: minus, power },
  ];
}

/** Four words added up, shifted by their slice where slices go together. */
function fused(logic: WordLogic, words: readonly Bounded[], { inPairs, inFours }: Fusion): Bounded {
  const [a, b, c, d] = words as [Bounded, Bounded, Bounded, Bounded];
  const low = joinedSum(logic, a, b, inPairs, sliceBits);
  const high = joinedSum(logic, c, d, inPairs, sliceBits);
  return joinedSum(logic, low, high, inFours, 2 * sliceBits);
}

/** low + high, or low + 2^shift high. */
function joinedSum(logic: WordLogic, low: Bounded, high: Bounded, shifts: Word, shift: number): Bounded {
  const { width, signed } = high.word;
  const zeros = logic.constant(0n, shift, false);
  const plain = logic.extended(high.word, width + shift);
  const chosen = logic.select(shifts, plain, logic.joined([zeros, high.word], signed));
  const largest = low.largest + 2 ** shift * high.largest;
  const bits = bitsOf(largest) + (signed ? 1 : 0);
  return { word: logic.sum([asTerm(low.word), asTerm(chosen)], bits, signed), largest };
}

function asTerm(word: Word): SumTerm {
  return { kind: 'word', word };
}

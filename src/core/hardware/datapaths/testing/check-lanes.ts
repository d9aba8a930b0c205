import { createRandom, type Random } from '../../../random';
import { compileNetlist } from '../../gates/compile-netlist';
import { evaluateZeroDelay } from '../../gates/evaluate-zero-delay';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { outputReader, streamCount } from '../../gates/stimulus';
import { arrivingSteps } from '../arriving-sums';
import type { ConstantPort, LaneDesign, LaneSpec, OperandStep, PortValues } from '../datapath-class';
import { driveLanes, type LaneStream } from '../drive-lanes';
import { storedWords } from '../parts/stored-word';

export interface LaneCheckOptions {
  /** Stored words of the operands; from their formats where not given (mixed rows have none of their own). */
  readonly weightWords?: readonly number[];
  readonly inputWords?: readonly number[];
  /** Steps with random words, beside those of corners. */
  readonly randomSteps?: number;
  /** Steps that are added up at most: `accumulatorBits` has to hold their sum. */
  readonly stepsPerSum?: number;
  readonly seed?: number;
}

export interface LaneCheck {
  readonly checkedSteps: number;
  /** Where netlist and reference differ first; null where nowhere. */
  readonly mismatch: LaneMismatch | null;
}

export interface LaneMismatch {
  readonly port: string;
  readonly netlist: bigint;
  readonly reference: bigint | undefined;
  /** Steps since the sum began, the last one being that whose result differs. */
  readonly steps: readonly OperandStep[];
  readonly constants: PortValues;
}

/** Widest product of which every pair of words is tried: 4 by 4 bits. */
const exhaustivePairs = 256;

/**
 * Runs the netlist of a design beside its integer reference: random words in all lanes; every combination of extreme words
 * in all lanes together and in each lane among random ones; and, up to 4 by 4 bits, all pairs of words in one lane among
 * random ones. Sums are 1 to `stepsPerSum` steps long; all values of constants, extremes included, stand in some stream.
 */
export function checkLanes(design: LaneDesign, spec: LaneSpec, options: LaneCheckOptions = {}): LaneCheck {
  const { randomSteps = 10_000, stepsPerSum = 3, seed = 1 } = options;
  const random = createRandom(seed);
  const words: OperandWords = {
    weights: options.weightWords ?? storedWords(spec.weights.format),
    inputs: options.inputWords ?? storedWords(spec.inputs.format),
  };
  const pairs = [
    ...cornerSteps(words, spec.lanes, random),
    ...exhaustiveSteps(words, spec.lanes, random),
    ...Array.from({ length: randomSteps }, () => randomStep(words, spec.lanes, random)),
  ];
  const streams = streamsOf(sumsOf(pairs, stepsPerSum, random)).map((steps, stream) => ({
    steps: spec.stays ? arrivingSteps(steps) : steps,
    constants: constantsOf([...design.constantPorts, ...design.sharedConstants], stream, random),
  }));
  return { checkedSteps: pairs.length, mismatch: firstMismatch(design, streams) };
}

function firstMismatch(design: LaneDesign, streams: readonly LaneStream[]): LaneMismatch | null {
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const { stimulus, resultCycles } = driveLanes(netlist, design, streams);
  const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
  for (const [stream, { steps, constants }] of streams.entries()) {
    let sum: OperandStep[] = [];
    for (const [index, step] of steps.entries()) {
      sum = step.isFirst ? [step] : [...sum, step];
      const expected = design.expected(sum, constants);
      for (const { name } of netlist.outputPorts) {
        const found = read(name, resultCycles[stream]?.[index] as number, stream);
        const reference = expected[name];
        if (found !== reference) return { port: name, netlist: found, reference, steps: sum, constants };
      }
    }
  }
  return null;
}

interface OperandWords {
  readonly weights: readonly number[];
  readonly inputs: readonly number[];
}

type WordPair = readonly [weight: number, input: number];
type Step = Omit<OperandStep, 'isFirst'>;

function pick(words: readonly number[], random: Random): number {
  return words[Math.floor(words.length * random.next())] as number;
}

function randomStep({ weights, inputs }: OperandWords, lanes: number, random: Random): Step {
  return {
    weights: Array.from({ length: lanes }, () => pick(weights, random)),
    inputs: Array.from({ length: lanes }, () => pick(inputs, random)),
  };
}

function stepWith(words: OperandWords, lanes: number, random: Random, lane: number, pair: WordPair): Step {
  const { weights, inputs } = randomStep(words, lanes, random);
  return { weights: replaced(weights, lane, pair[0]), inputs: replaced(inputs, lane, pair[1]) };
}

function replaced(values: ArrayLike<number>, place: number, value: number): readonly number[] {
  return Array.from(values, (each, index) => (index === place ? value : each));
}

/** Least and greatest patterns and those around the middle, where signs change. */
function extremes(words: readonly number[]): readonly number[] {
  const middle = words.length >> 1;
  const places = [0, 1, middle - 1, middle, middle + 1, words.length - 1];
  return [...new Set(places.flatMap((place) => words[place] ?? []))];
}

function cornerSteps(words: OperandWords, lanes: number, random: Random): readonly Step[] {
  const pairs = pairsOf(extremes(words.weights), extremes(words.inputs));
  return pairs.flatMap((pair) => [
    { weights: new Array(lanes).fill(pair[0]), inputs: new Array(lanes).fill(pair[1]) },
    ...Array.from({ length: lanes }, (_, lane) => stepWith(words, lanes, random, lane, pair)),
  ]);
}

function exhaustiveSteps(words: OperandWords, lanes: number, random: Random): readonly Step[] {
  if (words.weights.length * words.inputs.length > exhaustivePairs) return [];
  const lane = Math.floor(lanes * random.next());
  return pairsOf(words.weights, words.inputs).map((pair) => stepWith(words, lanes, random, lane, pair));
}

function pairsOf(weights: readonly number[], inputs: readonly number[]): readonly WordPair[] {
  return weights.flatMap((weight) => inputs.map((input): WordPair => [weight, input]));
}

function sumsOf(
  steps: readonly Step[],
  longest: number,
  random: Random,
): readonly (readonly OperandStep[])[] {
  const sums: OperandStep[][] = [];
  for (let start = 0; start < steps.length; ) {
    const length = 1 + Math.floor(longest * random.next());
    sums.push(steps.slice(start, start + length).map((step, index) => ({ ...step, isFirst: index === 0 })));
    start += length;
  }
  return sums;
}

function streamsOf(sums: readonly (readonly OperandStep[])[]): readonly (readonly OperandStep[])[] {
  const count = Math.min(streamCount, sums.length);
  return Array.from({ length: count }, (_, stream) =>
    sums.filter((_sum, index) => index % count === stream).flat(),
  );
}

/** Least values in the first stream, greatest in the second, then random ones. */
function constantsOf(ports: readonly ConstantPort[], stream: number, random: Random): PortValues {
  return Object.fromEntries(
    ports.map(({ name, width, signed }) => {
      const least = signed ? -(2 ** (width - 1)) : 0;
      const fraction = stream < 2 ? stream : random.next();
      return [name, least + Math.min(2 ** width - 1, Math.floor(fraction * 2 ** width))];
    }),
  );
}

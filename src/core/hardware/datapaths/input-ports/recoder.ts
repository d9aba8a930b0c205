import type { CodeFormat } from '../../../quantization/code-format';
import type { Word, WordLogic } from '../../gates/word-logic';
import { integerBits } from '../../placements/parts/integer-bits';
import type { PortValues } from '../datapath-class';
import type { StageDesign, StageSample } from '../output-stages/output-stage';
import { type SignedPower, signedPowers } from '../parts/signed-powers';

/**
 * What turns a whole number into its signed powers of two, one per cycle, least first: its digits are formed by one
 * addition, x + x / 2 (Reitwiesner's rule), and wait in a register, from which the lowest is taken. Port `x` is read where
 * `first` is 1; outputs `exponent`, `negative`, and `there` where there is a term.
 */
export function recoderDesign(format: CodeFormat): StageDesign {
  const bits = integerBits(format);
  return {
    describe: (logic) => describeRecoder(logic, bits, format.signed),
    latencyCycles: 1,
    constantPorts: [],
    samplePorts: [
      { name: 'x', width: bits, signed: format.signed },
      { name: 'first', width: 1, signed: false },
    ],
    drive: (samples) => samples,
    expected: (samples) => expectedTerm(samples),
  };
}

function describeRecoder(logic: WordLogic, bits: number, signed: boolean): void {
  const [x, first] = logic.inBlock('operand-registers', () => [
    logic.register(logic.input('x', bits, signed)),
    logic.register(logic.input('first', 1, false)),
  ]);
  logic.inBlock('decode', () => {
    const places = bits + 1;
    const digits = digitsOf(logic, x as Word, places);
    const states = [logic.state(places, false), logic.state(places, false)] as const;
    const [plus, minus] = [0, 1].map((sign) =>
      logic.select(first as Word, (states[sign] as (typeof states)[0]).word, digits[sign] as Word),
    ) as [Word, Word];
    const any = logic.or(plus, minus);
    const lowest = lowestOf(logic, any, places);
    const isLeft = logic.not(lowest);
    states[0].connect(logic.and(plus, isLeft));
    states[1].connect(logic.and(minus, isLeft));
    logic.output('exponent', placeOf(logic, lowest, places));
    logic.output('negative', logic.isNonZero(logic.and(lowest, minus)));
    logic.output('there', logic.isNonZero(any));
  });
}

/** Places of the positive and of the negative digits. */
function digitsOf(logic: WordLogic, x: Word, places: number): readonly [Word, Word] {
  const wide = logic.extended(x, places + 1, true);
  const half = logic.extended(logic.bits(wide, 1, places, true), places + 1, true);
  const terms = [wide, half].map((word) => ({ kind: 'word', word }) as const);
  const sum = logic.sum(terms, places + 1, true);
  const changed = logic.xor(sum, half);
  const digits = (word: Word): Word => logic.bits(logic.and(word, changed), 0, places);
  return [digits(sum), digits(half)];
}

/** The lowest 1 of a word: and with its negation. */
function lowestOf(logic: WordLogic, word: Word, places: number): Word {
  const one = { kind: 'constant', value: 1n } as const;
  const negation = logic.sum([{ kind: 'word', word: logic.not(word) }, one], places, false);
  return logic.and(word, negation);
}

/** Number of the place of the only 1; 0 without any. */
function placeOf(logic: WordLogic, only: Word, places: number): Word {
  const exponentBits = Math.ceil(Math.log2(places));
  const bits = Array.from({ length: exponentBits }, (_, bit) => {
    const having = Array.from({ length: places }, (_unused, place) => place).filter(
      (place) => (place >> bit) & 1,
    );
    return logic.isNonZero(logic.joined(having.map((place) => logic.bits(only, place, 1))));
  });
  return logic.joined(bits);
}

function expectedTerm(samples: readonly StageSample[]): Record<string, bigint> {
  let rest: readonly SignedPower[] = [];
  let term: SignedPower | undefined;
  for (const { x = 0, first } of samples) {
    if (first === 1) rest = signedPowers(x);
    [term, ...rest] = rest;
  }
  return {
    exponent: BigInt(term?.exponent ?? 0),
    negative: term?.isNegative ? 1n : 0n,
    there: term ? 1n : 0n,
  };
}

/** Whole numbers one after another, each for as many cycles as it has terms, and one where it has none. */
export function recodedSamples(numbers: readonly number[]): readonly PortValues[] {
  return numbers.flatMap((x) =>
    Array.from({ length: Math.max(1, signedPowers(x).length) }, (_, cycle) => ({
      x,
      first: cycle === 0 ? 1 : 0,
    })),
  );
}

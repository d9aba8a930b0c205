import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  powerOfTwoCodes,
} from '../../../quantization/code-format';
import { compileNetlist } from '../../gates/compile-netlist';
import { evaluateZeroDelay } from '../../gates/evaluate-zero-delay';
import type { Netlist } from '../../gates/netlist';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { createStimulus, outputReader, streamCount } from '../../gates/stimulus';
import type { WordLogic } from '../../gates/word-logic';
import { codedFactor, type SingleFormat } from './coded-factor';
import { codedProduct } from './coded-product';
import { decodedInteger } from './decoded-integer';
import { codeOf, storedWords } from './stored-word';

/** Wide enough for every product here. */
const productBits = 48;

type Words = readonly [weight: number, input: number];

function outcomes(
  formats: readonly SingleFormat[],
  describeOutput: (logic: WordLogic) => void,
  words: readonly Words[],
): { readonly netlist: Netlist; readonly found: readonly bigint[] } {
  const logic = createNetlistLogic();
  describeOutput(logic);
  const netlist = logic.finish();
  const stimulus = createStimulus(netlist, Math.ceil(words.length / streamCount));
  for (const [index, pair] of words.entries()) {
    for (const place of formats.keys()) {
      stimulus.set(`o${place}`, Math.floor(index / streamCount), index % streamCount, pair[place] as number);
    }
  }
  const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
  return {
    netlist,
    found: words.map((_, index) => read('out', Math.floor(index / streamCount), index % streamCount)),
  };
}

function products(weights: SingleFormat, inputs: SingleFormat, words: readonly Words[], gatesZero = false) {
  const describeProduct = (logic: WordLogic): void => {
    const a = codedFactor(logic, weights, logic.input('o0', weights.bits, false));
    const b = codedFactor(logic, inputs, logic.input('o1', inputs.bits, false));
    logic.output('out', logic.sum(codedProduct(logic, a, b, { gatesZero }), productBits, true));
  };
  return outcomes([weights, inputs], describeProduct, words);
}

/** What a code counts as in a product: odd numbers where it is a half-integer. */
function value(format: SingleFormat, word: number): bigint {
  const code = BigInt(codeOf(format, word));
  return format.shift === 0 ? code : 2n * code + 1n;
}

function allPairs(weights: SingleFormat, inputs: SingleFormat): readonly Words[] {
  const inputWords = storedWords(inputs);
  return storedWords(weights).flatMap((weight) => inputWords.map((input): Words => [weight, input]));
}

const powers = (bits: number, hasZero: boolean) => powerOfTwoCodes(bits, { hasZero, rounding: 'nearest' });
const twoTerms = [
  [32, 8, 2],
  [16, 4, 1],
] as const;
const unevenTerms = [[8, 4, 1], [2]] as const;

const formats: readonly (readonly [string, SingleFormat])[] = [
  ['integers', integerGrid(4, false)],
  ['signed integers', integerGrid(3, true)],
  ['half-integers', halfIntegerGrid(3)],
  ['signs', halfIntegerGrid(1)],
  ['ternary', narrowGrid(2)],
  ['powers with zero', powers(4, true)],
  ['powers without zero', powers(4, false)],
  ['one power with zero', powers(2, true)],
  ['one power', powers(1, false)],
  ['sums of two powers', additivePowerCodes(twoTerms, true)],
  ['sums of uneven terms', additivePowerCodes(unevenTerms, false)],
  ['sums of one power', additivePowerCodes([[4, 2, 1]], true)],
  ['minifloats', minifloatCodes(6)],
  ['minifloats of few exponents', minifloatCodes(5, 2)],
];

const pairs = formats.flatMap(([first, weights], index) =>
  formats.slice(index).map(([second, inputs]) => [first, second, weights, inputs] as const),
);

describe('codedProduct()', () => {
  it.each(pairs)('is that of the codes: %s times %s', (_first, _second, weights, inputs) => {
    const words = allPairs(weights, inputs);
    const expected = words.map(([weight, input]) => value(weights, weight) * value(inputs, input));
    for (const gatesZero of [false, true]) {
      expect(products(weights, inputs, words, gatesZero).found).toEqual(expected);
    }
  });

  it.each<[string, SingleFormat, SingleFormat, readonly (readonly [number, number, bigint])[]]>([
    // Sign 1, exponent 6 of eight powers without zero: -64. Times 13.
    ['a negative power', powers(4, false), integerGrid(4, false), [[0b1110, 13, -832n]]],
    // Field 7 of seven powers with zero: 2^6; all bits 0: zero.
    [
      'a power and zero',
      powers(4, true),
      integerGrid(4, true),
      [
        [0b0111, 0b1000, -512n],
        [0, 0b1000, 0n],
      ],
    ],
    // 32 (first choice of the first term) + 1 (third of the second), negative; times 3.
    ['a sum of powers', additivePowerCodes(twoTerms, true), integerGrid(2, false), [[0b1_11_01, 3, -99n]]],
    // (8 + 5) * 2^2 times -(8 + 0) * 2^1.
    ['minifloats', minifloatCodes(8), minifloatCodes(8), [[0b0_0010_101, 0b1_0001_000, -832n]]],
    ['ternary codes', narrowGrid(2), narrowGrid(2), [[0b11, 0b11, 1n]]],
    ['a sign', halfIntegerGrid(1), integerGrid(8, false), [[1, 200, -200n]]],
  ])('is what one works out by hand: %s', (_, weights, inputs, cases) => {
    const words = cases.map(([weight, input]): Words => [weight, input]);
    expect(products(weights, inputs, words).found).toEqual(cases.map(([, , product]) => product));
  });

  it('leaves a row of zeros where gating meets an input of 0', () => {
    const netlists = [false, true].map((gates) => {
      const describeRow = (logic: WordLogic): void => {
        const a = codedFactor(logic, powers(3, false), logic.input('o0', 3, false));
        const b = codedFactor(logic, integerGrid(2, false), logic.input('o1', 2, false));
        const [turnedWord, carry] = codedProduct(logic, a, b, { gatesZero: gates });
        if (turnedWord?.kind !== 'word' || carry?.kind !== 'word') throw new Error('no word and carry');
        logic.output('out', logic.joined([turnedWord.word, carry.word]));
      };
      // -8 times 0.
      return outcomes([powers(3, false), integerGrid(2, false)], describeRow, [[0b111, 0]]).found;
    });
    // 2 + 3 places, the sign and the carry.
    expect(netlists).toEqual([[0b111_1111n], [0n]]);
  });
});

describe('decodedInteger()', () => {
  it.each(formats)('is the number that a word of %s stands for', (_, format) => {
    const words = storedWords(format);
    const describeInteger = (logic: WordLogic): void =>
      logic.output('out', decodedInteger(logic, format, logic.input('o0', format.bits, false)));
    const { found } = outcomes(
      [format],
      describeInteger,
      words.map((word): Words => [word, 0]),
    );
    expect(found).toEqual(words.map((word) => value(format, word)));
  });
});

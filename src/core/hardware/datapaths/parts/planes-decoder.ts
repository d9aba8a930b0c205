import { type PlaneCodes, planeScaleBits } from '../../../quantization/code-format';
import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import { valueBits } from '../../placements/parts/factor';
import type { OperandName } from '../../placements/parts/operand';
import type { LaneConstant } from '../datapath-class';
import type { CodedFactor } from './coded-factor';
import type { IntegerDecoder } from './integer-decoder';

/**
 * Planes are a sign each, 1 where negative. As a whole number they are the sum of their plane codes under these signs, which
 * constants `weightPlane0`, … hold; one plane is -1 or 1. The sum has `valueBits` bits, beyond which only plane codes wrap
 * that add up to more than 2^12 - 1, as no quantizer's do.
 */
export function planesDecoder(format: PlaneCodes, name: OperandName): IntegerDecoder {
  const { planes } = format;
  const whole = { bits: valueBits(format), signed: true };
  const constantPorts = planes > 1 ? planeConstants(planes, name) : [];
  const indices = Array.from({ length: planes }, (_, plane) => plane);
  const isNegative = (word: number, plane: number): boolean => ((word >> plane) & 1) === 1;
  return {
    stored: { bits: planes, signed: false },
    whole,
    constantPorts,
    describe: (logic, stored, constants) => {
      const terms = indices.flatMap((plane) =>
        signedTerms(logic, logic.bits(stored, plane, 1), constants[constantPorts[plane]?.name ?? '']),
      );
      return logic.sum(terms, whole.bits, true);
    },
    wholeOf: (word, constants) => {
      const sum = indices.reduce((partial, plane) => {
        const planeCode = constants[constantPorts[plane]?.name ?? ''] ?? 1;
        return partial + (isNegative(word, plane) ? -planeCode : planeCode);
      }, 0);
      return BigInt.asIntN(whole.bits, BigInt(sum));
    },
    codes: {
      count: planes,
      factors: (logic, stored) => indices.map((plane) => signFactor(logic.bits(stored, plane, 1))),
      valuesOf: (word) => indices.map((plane) => (isNegative(word, plane) ? -1n : 1n)),
    },
  };
}

/** Typical: each half of the one before, as scales of residual signs fall. */
function planeConstants(planes: number, name: OperandName): readonly LaneConstant[] {
  const prefix = name === 'weights' ? 'weight' : 'input';
  return Array.from({ length: planes }, (_, plane) => ({
    name: `${prefix}Plane${plane}`,
    width: planeScaleBits,
    signed: false,
    typical: 2 ** (planeScaleBits - 1 - plane),
  }));
}

/** The magnitude (1 without) or its negative. */
function signedTerms(logic: WordLogic, negative: Word, magnitude: Word | undefined): readonly SumTerm[] {
  const word = magnitude ?? logic.constant(1n, 1, false);
  return [
    { kind: 'word', word: logic.joined([logic.invertedWhen(word, negative), negative], true) },
    { kind: 'word', word: negative },
  ];
}

function signFactor(negative: Word): CodedFactor {
  return { significand: null, terms: [], negative, nonZero: null, exponent: null };
}

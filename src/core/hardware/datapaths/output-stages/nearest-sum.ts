import type { AdditivePowerCodes } from '../../../quantization/code-format';
import { codeLevels } from '../../../quantization/code-levels';
import type { Word, WordLogic } from '../../gates/word-logic';
import { wordOf } from '../parts/stored-word';
import { saturated } from './clipped-word';
import { shiftPort, shiftStep } from './rounded-code';
import { type StagePart, type StageStep, type StageValues, unsignedBits, valueNamed } from './stage-part';
import type { StageWires } from './stage-wires';

interface NearestSum {
  readonly format: AdditivePowerCodes;
  readonly leftShift: number;
}

/**
 * `code` = the stored word of the sum of powers nearest to sum / 2^shift, the upper one where two are equally near: one
 * bit of its place among all magnitudes after the other, by a comparison each, then its word by its place.
 */
export function nearestSum(result: NearestSum, sumBits: number): StagePart {
  const { format } = result;
  const { magnitudes } = format;
  const boundaries = magnitudes.slice(1).map((magnitude, below) => magnitude + (magnitudes[below] ?? 0));
  const fields = magnitudes.map((magnitude) => wordOf(format, magnitude));
  return {
    samplePorts: [],
    constantPorts: [],
    loadedPorts: [shiftPort(result, sumBits)],
    steps: [
      shiftStep(result),
      magnitudeStep(format, unsignedBits(2 * format.maximum)),
      ...searchSteps(boundaries),
      wordStep(format, fields),
    ],
    reference: (values) => ({ code: nearestWord(result, values) }),
  };
}

/**
 * A number of half steps below zero is nearest to -m where its complement, one less than its magnitude, is nearest to m:
 * that is where ties go up.
 */
function magnitudeStep({ signed }: AdditivePowerCodes, magnitudeBits: number): StageStep {
  return (logic, wires) => {
    const halves = saturated(logic, wires.take('halves'), magnitudeBits + 1);
    const sign = logic.bits(halves, magnitudeBits, 1);
    const bits = logic.bits(halves, 0, magnitudeBits);
    wires.put('sign', sign);
    wires.put('magnitude', signed ? logic.invertedWhen(bits, sign) : logic.gated(bits, logic.not(sign)));
  };
}

/** Bits of how many of the 2^n - 1 ascending boundaries the magnitude reaches: `place0`, the highest, and on. */
function searchSteps(boundaries: readonly number[]): readonly StageStep[] {
  return Array.from({ length: Math.log2(boundaries.length + 1) }, (_, bit): StageStep => {
    const step = (boundaries.length + 1) / 2 ** (bit + 1);
    const candidates = boundaries.filter((_boundary, index) => (index + 1) % (2 * step) === step);
    return (logic, wires) => {
      const magnitude = wires.take('magnitude');
      const boundary = looked(logic, placeOf(wires, bit), candidates, magnitude.width);
      wires.put(`place${bit}`, logic.isAtLeast(magnitude, boundary));
    };
  });
}

function placeOf(wires: StageWires, bits: number): readonly Word[] {
  return Array.from({ length: bits }, (_, bit) => wires.take(`place${bit}`));
}

function wordStep({ bits, signed }: AdditivePowerCodes, fields: readonly number[]): StageStep {
  return (logic, wires) => {
    const place = placeOf(wires, Math.log2(fields.length));
    const field = looked(logic, place, fields, bits - (signed ? 1 : 0));
    const stored = signed ? [field, logic.and(wires.take('sign'), logic.isNonZero(field))] : [field];
    wires.put('code', logic.joined(stored));
  };
}

/** The entry at a place given from its highest bit on. */
function looked(logic: WordLogic, place: readonly Word[], entries: readonly number[], width: number): Word {
  const [highest, ...others] = place;
  if (!highest) return logic.constant(BigInt(entries[0] ?? 0), width, false);
  const half = entries.length / 2;
  const [low, high] = [entries.slice(0, half), entries.slice(half)];
  return logic.select(highest, looked(logic, others, low, width), looked(logic, others, high, width));
}

function nearestWord({ format, leftShift }: NearestSum, values: StageValues): bigint {
  const shift = Number(valueNamed(values, 'shift')) - leftShift;
  const doubled = 2n * valueNamed(values, 'sum') * 2n ** BigInt(Math.max(0, -shift));
  const unit = 2n ** BigInt(Math.max(0, shift));
  const { codes, boundaries } = codeLevels({ format });
  const reached = boundaries.filter((boundary) => doubled >= BigInt(2 * boundary) * unit).length;
  return BigInt(wordOf(format, codes[reached] ?? 0));
}

import { assertNever } from '../../../assert-never';
import type { CodeFormat } from '../../../quantization/code-format';
import type { Word } from '../../gates/word-logic';
import { valueBits } from '../../placements/parts/factor';
import { clippedBetween, clippedToRange, saturated } from './clipped-word';
import { roundedShift } from './rounded-shift';
import {
  type StagePart,
  type StageStep,
  type StageValues,
  unsignedBits,
  unsignedPort,
  valueNamed,
} from './stage-part';
import type { RoundedResult } from './stage-spec';
import { inBlock } from './stage-steps';

/** Whole numbers that leave the stage: stored codes of an integer grid, else the codes' values. */
interface CodeRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly bits: number;
  readonly signed: boolean;
}

/**
 * `code` = round(sum / 2^shift), half up, between the limits: a shift that keeps one bit of fraction, saturation to a few
 * bits more than codes have, the increment by that bit, and the clip.
 */
export function roundedCode(result: RoundedResult, sumBits: number): StagePart {
  const range = codeRangeOf(result.format);
  const halvesBits = signedBitsOf(range) + 1;
  const limitPorts = ['lowest', 'highest'].map((name) => ({ name, width: range.bits, signed: range.signed }));
  return {
    samplePorts: [],
    constantPorts: result.limits === 'ports' ? limitPorts : [],
    loadedPorts: [shiftPort(result, sumBits)],
    steps: [
      shiftStep(result),
      inBlock('clip', roundStep(halvesBits)),
      inBlock('clip', clipStep(result, range)),
    ],
    reference: (values) => ({ code: codeValue(result, range, values) }),
  };
}

/** Port of the shift, from -leftShift on, up to where nothing of the sum is left. */
export function shiftPort({ leftShift }: Pick<RoundedResult, 'leftShift'>, sumBits: number) {
  return unsignedPort('shift', unsignedBits(sumBits + leftShift));
}

/** Puts `halves` = floor(2 sum / 2^shift). */
export function shiftStep({ leftShift }: Pick<RoundedResult, 'leftShift'>): StageStep {
  return (logic, wires) => {
    const shifted = logic.joined([logic.constant(0n, leftShift + 1, false), wires.take('sum')], true);
    wires.put('halves', logic.shiftedRight(shifted, wires.take('shift')));
  };
}

function roundStep(halvesBits: number): StageStep {
  return (logic, wires) => {
    const halves = saturated(logic, wires.take('halves'), halvesBits);
    const whole = logic.bits(halves, 1, halvesBits - 1, true);
    const terms = [whole, logic.bits(halves, 0, 1)].map((word) => ({ kind: 'word', word }) as const);
    wires.put('rounded', logic.sum(terms, halvesBits, true));
  };
}

function clipStep({ limits }: RoundedResult, range: CodeRange): StageStep {
  return (logic, wires) => {
    const rounded = wires.take('rounded');
    const limit = (name: string): Word => logic.extended(wires.take(name), rounded.width, true);
    const clipped =
      limits === 'format'
        ? clippedToRange(logic, rounded, range.minimum, range.maximum)
        : clippedBetween(logic, rounded, limit('lowest'), limit('highest'));
    wires.put('code', logic.bits(clipped, 0, range.bits, range.signed));
  };
}

function codeValue({ leftShift, limits }: RoundedResult, range: CodeRange, values: StageValues): bigint {
  const rounded = roundedShift(valueNamed(values, 'sum'), Number(valueNamed(values, 'shift')) - leftShift);
  const onPorts = limits === 'ports';
  const lowest = onPorts ? valueNamed(values, 'lowest') : BigInt(range.minimum);
  const highest = onPorts ? valueNamed(values, 'highest') : BigInt(range.maximum);
  if (rounded < lowest) return lowest;
  return rounded >= highest ? highest : rounded;
}

function codeRangeOf(format: CodeFormat): CodeRange {
  switch (format.kind) {
    case 'integer-grid': {
      const { bits, shift } = format;
      const minimum = format.minimum - shift;
      return { bits, minimum, maximum: format.maximum - shift, signed: minimum < 0 };
    }
    case 'power-of-two':
    case 'minifloat': {
      const { minimum, maximum, signed } = format;
      return { bits: valueBits(format), minimum, maximum, signed };
    }
    case 'additive-powers':
    case 'planes':
    case 'row-mix':
      throw new RangeError(`sums are not rounded to ${format.kind} codes`);
    default:
      return assertNever(format);
  }
}

function signedBitsOf({ bits, signed }: CodeRange): number {
  return signed ? bits : bits + 1;
}

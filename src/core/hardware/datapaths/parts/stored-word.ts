import { assertNever } from '../../../assert-never';
import type {
  AdditivePowerCodes,
  CodeFormat,
  IntegerGrid,
  MinifloatCodes,
  PowerOfTwoCodes,
} from '../../../quantization/code-format';

/**
 * How a code lies in memory: an unsigned pattern of `format.bits` bits. `code` is the stored code of `encode`, a whole
 * number: k on a half-integer grid stands for k + 1/2.
 *
 * | format | pattern, highest bits first |
 * |---|---|
 * | integer grid | two's complement where signed; of half-integers k, so that a sign is 1 where negative |
 * | power of two | sign, exponent; with a zero: sign, exponent + 1, and all bits 0 for zero |
 * | additive powers | sign where signed, then from the last term to the first: 1 + index of its power, 0 without |
 * | minifloat | sign, exponent, mantissa; all bits 0 for zero |
 *
 * Throws a RangeError for what is no code of the format, for planes (see `planeWordOf`) and for mixed rows, each of which
 * has a format of its own.
 */
export function wordOf(format: CodeFormat, code: number): number {
  const word = patternOf(format, code);
  if (!isPattern(format, word) || meaningOf(format, word) !== code) {
    throw new RangeError(`${code} is no ${format.kind} code of ${format.bits} bits`);
  }
  return word;
}

/** The stored code of a pattern; a RangeError where it stands for none. Inverse of `wordOf`. */
export function codeOf(format: CodeFormat, word: number): number {
  const code =
    Number.isInteger(word) && word >= 0 && word < 2 ** format.bits ? meaningOf(format, word) : null;
  if (code === null) {
    throw new RangeError(`pattern ${word} is no ${format.kind} code of ${format.bits} bits`);
  }
  return code;
}

/** All patterns that stand for a code, ascending; of planes every one. */
export function storedWords(format: CodeFormat): readonly number[] {
  const words = Array.from({ length: 2 ** format.bits }, (_, word) => word);
  return format.kind === 'planes' ? words : words.filter((word) => meaningOf(format, word) !== null);
}

/**
 * Pattern of a code that is a sum of +-1 times `planeCodes`: bit p is 1 where plane p is subtracted. The least of the
 * patterns with that sum; a RangeError where there is none.
 */
export function planeWordOf(planeCodes: ArrayLike<number>, code: number): number {
  for (let word = 0; word < 2 ** planeCodes.length; word++) {
    if (planeSum(planeCodes, word) === code) return word;
  }
  throw new RangeError(`${code} is no sum of the planes ${Array.from(planeCodes).join(', ')}`);
}

function isPattern({ bits }: CodeFormat, word: number): boolean {
  return Number.isInteger(word) && word >= 0 && word < 2 ** bits;
}

function planeSum(planeCodes: ArrayLike<number>, word: number): number {
  let sum = 0;
  for (let plane = 0; plane < planeCodes.length; plane++) {
    const planeCode = planeCodes[plane] as number;
    sum += (word >> plane) & 1 ? -planeCode : planeCode;
  }
  return sum;
}

function patternOf(format: CodeFormat, code: number): number {
  const sign = code < 0 ? 2 ** (format.bits - 1) : 0;
  switch (format.kind) {
    case 'integer-grid':
      return code < 0 ? code + 2 ** format.bits : code;
    case 'power-of-two':
      return code === 0 ? 0 : sign + Math.log2(Math.abs(code)) + (format.hasZero ? 1 : 0);
    case 'additive-powers':
      return sign + additiveFields(format, Math.abs(code));
    case 'minifloat':
      return code === 0 ? 0 : sign + minifloatField(format, Math.abs(code));
    case 'planes':
    case 'row-mix':
      throw new RangeError(`${format.kind} codes have no pattern without their planes or row`);
    default:
      return assertNever(format);
  }
}

/** null where the pattern stands for no code. */
function meaningOf(format: CodeFormat, word: number): number | null {
  if (format.kind === 'integer-grid') return integerOf(format, word);
  const signBit = 2 ** (format.bits - 1);
  const isNegative = format.signed && word >= signBit;
  const magnitude = magnitudeOf(format, isNegative ? word - signBit : word);
  if (isNegative) return magnitude === 0 ? null : -magnitude;
  return magnitude;
}

function integerOf({ bits, signed, shift, minimum, maximum }: IntegerGrid, word: number): number | null {
  const code = signed && word >= 2 ** (bits - 1) ? word - 2 ** bits : word;
  return code >= minimum - shift && code <= maximum - shift ? code : null;
}

function magnitudeOf(format: Exclude<CodeFormat, IntegerGrid>, field: number): number {
  switch (format.kind) {
    case 'power-of-two':
      return powerOf(format, field);
    case 'additive-powers':
      return additiveSum(format, field);
    case 'minifloat':
      return minifloatMagnitude(format, field);
    case 'planes':
    case 'row-mix':
      throw new RangeError(`patterns of ${format.kind} codes have no meaning without their planes or row`);
    default:
      return assertNever(format);
  }
}

function powerOf({ hasZero }: PowerOfTwoCodes, field: number): number {
  if (!hasZero) return 2 ** field;
  return field === 0 ? 0 : 2 ** (field - 1);
}

function additiveFields({ terms }: AdditivePowerCodes, magnitude: number): number {
  let fields = 0;
  let place = 1;
  for (const term of terms) {
    fields += place * (1 + term.findIndex((power) => Math.floor(magnitude / power) % 2 === 1));
    place *= term.length + 1;
  }
  return fields;
}

function additiveSum({ terms }: AdditivePowerCodes, fields: number): number {
  let sum = 0;
  let place = 1;
  for (const term of terms) {
    const choice = Math.floor(fields / place) % (term.length + 1);
    sum += choice === 0 ? 0 : (term[choice - 1] as number);
    place *= term.length + 1;
  }
  return sum;
}

function minifloatField({ mantissaBits }: MinifloatCodes, magnitude: number): number {
  const leading = 2 ** mantissaBits;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude / leading)));
  return exponent * leading + Math.floor(magnitude / 2 ** exponent) - leading;
}

function minifloatMagnitude({ mantissaBits }: MinifloatCodes, field: number): number {
  const leading = 2 ** mantissaBits;
  return field === 0 ? 0 : (leading + (field % leading)) * 2 ** Math.floor(field / leading);
}

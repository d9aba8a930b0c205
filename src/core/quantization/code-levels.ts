import { assertNever } from '../assert-never';
import type { AdditivePowerCodes, MinifloatCodes, PowerOfTwoCodes } from './code-format';
import { planesOf, switchingPoints } from './nearest-code';
import type { Quantizer } from './quantizer';

/** All codes (shift included), ascending, and between each pair the value in steps from which on the upper one stands. */
export interface CodeLevels {
  readonly codes: readonly number[];
  /** One fewer than codes. */
  readonly boundaries: readonly number[];
}

/**
 * `nearestCode` as intervals. Throws a RangeError for mixed rows, which have no common levels, and for planes whose
 * scales do not fall fast enough: a greater value could then have a lesser code.
 */
export function codeLevels(quantizer: Pick<Quantizer, 'format' | 'planeCodes'>): CodeLevels {
  const { format } = quantizer;
  switch (format.kind) {
    case 'integer-grid': {
      const length = format.maximum - format.minimum + 1;
      const codes = Array.from({ length }, (_, index) => format.minimum + index);
      return { codes, boundaries: codes.slice(1).map((code) => code - 0.5) };
    }
    case 'power-of-two':
      return powerOfTwoLevels(format);
    case 'additive-powers':
      return sumLevels(format);
    case 'minifloat':
      return minifloatLevels(format);
    case 'planes':
      return planeLevels(planesOf(quantizer));
    case 'row-mix':
      throw new RangeError('mixed rows have no common levels');
    default:
      return assertNever(format);
  }
}

function powerOfTwoLevels({ magnitudes, hasZero, rounding }: PowerOfTwoCodes): CodeLevels {
  const codes = Array.from({ length: magnitudes }, (_, exponent) => 2 ** exponent);
  const boundaries = codes.slice(0, -1).map((code) => switchingPoints[rounding] * code);
  return hasZero ? mirrored(codes, [0.5, ...boundaries]) : mirroredWithoutZero(codes, boundaries);
}

function sumLevels({ magnitudes, signed }: AdditivePowerCodes): CodeLevels {
  const codes = magnitudes.slice(1);
  const boundaries = codes.map((code, index) => (code + (magnitudes[index] as number)) / 2);
  return signed ? mirrored(codes, boundaries) : { codes: magnitudes, boundaries };
}

function minifloatLevels({ mantissaBits, exponentBits }: MinifloatCodes): CodeLevels {
  const leading = 2 ** mantissaBits;
  const exponents = Array.from({ length: 2 ** exponentBits }, (_, exponent) => 2 ** exponent);
  const codes = exponents
    .flatMap((unit) => Array.from({ length: leading }, (_, mantissa) => (leading + mantissa) * unit))
    .slice(1);
  const midpoints = codes.slice(1).map((code, index) => (code + (codes[index] as number)) / 2);
  return mirrored(codes, [leading + 0.5, ...midpoints]);
}

function planeLevels(planeCodes: Int32Array): CodeLevels {
  const codes: number[] = [];
  const boundaries: number[] = [];
  const visit = (sum: number, plane: number): void => {
    const code = planeCodes[plane];
    if (code === undefined) {
      codes.push(sum);
      return;
    }
    visit(sum - code, plane + 1);
    boundaries.push(sum);
    visit(sum + code, plane + 1);
  };
  visit(0, 0);
  const ascends = codes.every((code, index) => index === 0 || code >= (codes[index - 1] as number));
  if (!ascends) throw new RangeError(`planes without order: ${planeCodes.join(', ')}`);
  return { codes, boundaries };
}

/** Levels of positive codes, the first boundary being that to zero, with zero and their negatives. */
function mirrored(codes: readonly number[], boundaries: readonly number[]): CodeLevels {
  return {
    codes: [...negatives(codes), 0, ...codes],
    boundaries: [...negatives(boundaries), ...boundaries],
  };
}

function mirroredWithoutZero(codes: readonly number[], boundaries: readonly number[]): CodeLevels {
  return {
    codes: [...negatives(codes), ...codes],
    boundaries: [...negatives(boundaries), 0, ...boundaries],
  };
}

function negatives(values: readonly number[]): readonly number[] {
  return values.map((value) => -value).reverse();
}

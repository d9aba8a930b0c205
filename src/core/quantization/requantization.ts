import { roundHalfUp, shiftRightRounded } from './rounding';

/** The factor mantissa * 2^-shift. */
export interface DyadicMultiplier {
  readonly mantissa: number;
  readonly shift: number;
}

/** `up`: the magnitude is never below the factor's. */
export type MantissaRounding = 'nearest' | 'up';

const largestShift = 127;
/** A ratio of float32 steps, formed in float64, may lie this much above the number that it stands for. */
const ratioTolerance = 2 ** -50;

/**
 * The nearest factor (or, rounding up, the next not below) whose mantissa has `bits` bits: |mantissa| in [2^(bits-1), 2^bits), sign as the factor's. Factors
 * too small for a shift of 127 become 0. (gemmlowp's quantized multiplier with a free width.)
 */
export function dyadicMultiplier(
  factor: number,
  bits: number,
  rounding: MantissaRounding = 'nearest',
): DyadicMultiplier {
  if (!Number.isInteger(bits) || bits < 1 || bits > 31)
    throw new RangeError(`invalid mantissa bits: ${bits}`);
  if (!Number.isFinite(factor)) throw new RangeError(`invalid factor: ${factor}`);
  if (factor === 0) return { mantissa: 0, shift: 0 };
  const magnitude = Math.abs(factor);
  let shift = bits - 1 - exponentOf(magnitude);
  const scaled = magnitude * 2 ** shift;
  let mantissa = rounding === 'up' ? Math.ceil(scaled * (1 - ratioTolerance)) : roundHalfUp(scaled);
  if (mantissa === 2 ** bits) {
    mantissa /= 2;
    shift -= 1;
  }
  if (shift > largestShift) return { mantissa: 0, shift: 0 };
  return { mantissa: factor < 0 ? -mantissa : mantissa, shift };
}

/** Largest integer e with 2^e <= magnitude. */
export function exponentOf(magnitude: number): number {
  const estimate = Math.floor(Math.log2(magnitude));
  if (2 ** estimate > magnitude) return estimate - 1;
  return 2 ** (estimate + 1) <= magnitude ? estimate + 1 : estimate;
}

const partBits = 16;
const largestAccumulator = 2 ** 37;

/**
 * round(accumulator * mantissa / 2^shift), half up, exact for whole accumulators of up to 53 bits and mantissas of up
 * to 31: where the product could leave the 53 exact bits it is formed in two parts, or for accumulators from 2^37 on, which
 * wide codes alone reach, without limit. Results beyond 2^53 keep sign and magnitude only.
 */
export function multiplyRoundShift(accumulator: number, mantissa: number, shift: number): number {
  const product = accumulator * mantissa;
  if (Math.abs(product) < 2 ** 53) return shiftRightRounded(product, shift);
  if (Math.abs(accumulator) >= largestAccumulator) return multiplyWithoutLimit(accumulator, mantissa, shift);
  const highMantissa = Math.floor(mantissa / 2 ** partBits);
  const lowProduct = accumulator * (mantissa - highMantissa * 2 ** partBits);
  const carried = Math.floor(lowProduct / 2 ** partBits);
  const high = accumulator * highMantissa + carried;
  if (shift > partBits) return shiftRightRounded(high, shift - partBits);
  const low = lowProduct - carried * 2 ** partBits;
  return high * 2 ** (partBits - shift) + shiftRightRounded(low, shift);
}

function multiplyWithoutLimit(accumulator: number, mantissa: number, shift: number): number {
  const product = BigInt(accumulator) * BigInt(mantissa);
  if (shift <= 0) return Number(product << BigInt(-shift));
  return Number((product + (1n << BigInt(shift - 1))) >> BigInt(shift));
}

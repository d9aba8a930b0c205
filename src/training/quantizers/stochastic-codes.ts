import type { MinifloatCodes, PowerOfTwoCodes } from '../../core/quantization/code-format';
import type { Quantizer } from '../../core/quantization/quantizer';
import { clip } from '../../core/quantization/rounding';
import type { Random } from '../../core/random';
import { roundStochastically as roundOnGrid } from '../kernels/twins/stochastic-rounding';

/**
 * Values on the grid of a tensor's quantizer, rounded up with the probability of their fraction and clipped (Gupta et al.
 * 2015). Of powers of two the exponent is rounded so, of minifloats the mantissa, as Ristretto does (Gysel 2016).
 */
export function roundStochastically(
  values: Float32Array,
  { format, steps, offsets }: Quantizer,
  random: Random,
): Float32Array {
  const step = steps[0] as number;
  const offset = offsets[0] as number;
  switch (format.kind) {
    case 'power-of-two':
      return values.map((value) => step * stochasticPowerOfTwo(value / step, format, random));
    case 'minifloat':
      return values.map((value) => step * stochasticMinifloat(value / step, format, random));
    default: {
      const result = new Float32Array(values.length);
      roundOnGrid(values, result, { ...format, step, offset }, random);
      return result;
    }
  }
}

/** Zero, where the codes have it, takes what nearest rounding gives it; its draw is made all the same. */
function stochasticPowerOfTwo(
  scaled: number,
  { magnitudes, hasZero }: PowerOfTwoCodes,
  random: Random,
): number {
  const exponent = Math.floor(Math.log2(Math.abs(scaled)) + random.next());
  if (hasZero && Math.abs(scaled) < 0.5) return 0;
  const code = 2 ** clip(exponent, 0, magnitudes - 1);
  return scaled >= 0 ? code : -code;
}

/** Magnitudes below the least normal one are zero, as is the code that zero has taken. */
function stochasticMinifloat(
  scaled: number,
  { mantissaBits, exponentBits, maximum }: MinifloatCodes,
  random: Random,
): number {
  const leading = 2 ** mantissaBits;
  const magnitude = Math.abs(scaled);
  const draw = random.next();
  if (magnitude < leading) return 0;
  const largestUnit = 2 ** (2 ** exponentBits - 1);
  let unit = 1;
  while (unit < largestUnit && magnitude >= 2 * leading * unit) unit *= 2;
  const code = Math.min(unit * Math.floor(magnitude / unit + draw), maximum);
  if (code <= leading) return 0;
  return scaled < 0 ? -code : code;
}

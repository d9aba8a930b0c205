import type { CodeFormat, MinifloatCodes, PowerOfTwoCodes } from '../../core/quantization/code-format';
import type { Quantizer } from '../../core/quantization/quantizer';
import { clip } from '../../core/quantization/rounding';
import type { Random } from '../../core/random';

/**
 * Values on the grid of a tensor's quantizer, rounded up with the probability of their fraction and clipped (Gupta et al.
 * 2015). Of powers of two the exponent is rounded so, of minifloats the mantissa, as Ristretto does (Gysel 2016).
 */
export function roundStochastically(
  values: Float32Array,
  { format, steps, offsets }: Quantizer,
  random: Random,
  result: Float32Array = new Float32Array(values.length),
): Float32Array {
  const step = steps[0] as number;
  const offset = offsets[0] as number;
  switch (format.kind) {
    case 'power-of-two':
      result.set(values.map((value) => step * stochasticPowerOfTwo(value / step, format, random)));
      break;
    case 'minifloat':
      result.set(values.map((value) => step * stochasticMinifloat(value / step, format, random)));
      break;
    default:
      fillStochastically(result, values, { format, step, offset }, random);
  }
  return result;
}

interface TensorGrid {
  readonly format: CodeFormat;
  readonly step: number;
  readonly offset: number;
}

/** Values whose draws are made at once: few enough for a buffer that stays in the cache. */
const blockLength = 2048;

/**
 * A draw is made only where there is a choice: many activations are 0. Nothing branches on values, which no processor
 * could foretell.
 */
function fillStochastically(
  result: Float32Array,
  values: Float32Array,
  { format: { minimum, maximum, shift }, step, offset }: TensorGrid,
  random: Random,
): void {
  const [least, most] = [minimum - shift, maximum - shift];
  const positions = new Float64Array(blockLength);
  // One more than is ever drawn, with which the values behind the last choice are compared.
  const draws = new Float64Array(blockLength + 1);
  for (let start = 0; start < values.length; start += blockLength) {
    const length = Math.min(blockLength, values.length - start);
    let choices = 0;
    for (let index = 0; index < length; index++) {
      let position = ((values[start + index] as number) - offset) / step - shift;
      if (position < least) position = least;
      else if (position > most) position = most;
      positions[index] = position;
      choices += Math.ceil(position) - Math.floor(position);
    }
    random.fill(draws.subarray(0, choices));
    let drawn = 0;
    for (let index = 0; index < length; index++) {
      const position = positions[index] as number;
      const below = Math.floor(position);
      const fraction = position - below;
      const up = Math.ceil(fraction - (draws[drawn] as number));
      drawn += Math.ceil(fraction);
      result[start + index] = step * (below + up + shift) + offset;
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

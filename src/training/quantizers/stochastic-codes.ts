import type { Quantizer } from '../../core/quantization/quantizer';
import { clip } from '../../core/quantization/rounding';
import type { Random } from '../../core/random';

/**
 * Values on the grid of a tensor's quantizer, rounded up with the probability of their fraction: floor(z + U) for U uniform
 * in [0, 1), clipped (Gupta et al. 2015).
 */
export function roundStochastically(
  values: Float32Array,
  { format, steps, offsets }: Quantizer,
  random: Random,
): Float32Array {
  const step = steps[0] as number;
  const offset = offsets[0] as number;
  const { minimum, maximum, shift } = format;
  return values.map((value) => {
    const point = Math.floor((value - offset) / step - shift + random.next()) + shift;
    return step * clip(point, minimum, maximum) + offset;
  });
}

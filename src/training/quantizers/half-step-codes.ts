import { nearestCode } from '../../core/quantization/nearest-code';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { HalfStepCodes } from '../operations/operations';

/**
 * The codes of a quantizer without an offset whose codes change at multiples of half a step, as those of integers and
 * of sums of powers of two do: a table of them saves the search value by value.
 */
export function halfStepCodes(quantizer: Quantizer): Omit<HalfStepCodes, 'step'> {
  const { minimum, maximum } = quantizer.format;
  const least = 2 * minimum - 1;
  const codes = Float32Array.from({ length: 2 * maximum - least + 1 }, (_, index) =>
    nearestCode((least + index) / 2, quantizer, 0),
  );
  return { least, codes };
}

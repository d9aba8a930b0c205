import { halfIntegerGrid } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import type { Quantizer } from '../../quantization/quantizer';

/** Codes +-1/2: one bit that says the sign; zero is positive. */
export const signCodes = halfIntegerGrid(1);

/** The sign times one magnitude per entry: a step of twice the magnitude between the codes -1/2 and 1/2. */
export function signQuantizer(magnitudes: Iterable<number>, decode: DecodeForm): Quantizer {
  const steps = Float32Array.from(magnitudes, (magnitude) => 2 * magnitude);
  return { format: signCodes, decode, steps, offsets: new Float32Array(steps.length) };
}

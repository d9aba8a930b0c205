import type { Quantizer } from '../../core/quantization/quantizer';

/** The straight-through gradient of the input: the output's strictly inside the range of the codes, 0 elsewhere. */
export function gradientInsideRange(
  values: Float32Array,
  outputGradient: Float32Array,
  { format, steps, offsets }: Quantizer,
): Float32Array {
  const gradient = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const step = steps[index % steps.length] as number;
    const offset = offsets[index % offsets.length] as number;
    const position = Math.fround(Math.fround((values[index] as number) - offset) / step);
    if (position > format.minimum && position < format.maximum) {
      gradient[index] = outputGradient[index] as number;
    }
  }
  return gradient;
}

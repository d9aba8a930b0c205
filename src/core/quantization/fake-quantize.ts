import type { Quantizer } from './quantizer';
import { roundHalfUp } from './rounding';

/**
 * Values as a quantizer would reproduce them, step * round(clip((value - offset) / step)) + offset, in float32
 * arithmetic. The scalar reference of every differentiable twin (Esser et al. 2020; with offset Bhalgat
 * et al. 2020). The channel axis is the last one.
 */
export function fakeQuantize(values: Float32Array, quantizer: Quantizer): Float32Array {
  const { format, steps, offsets } = quantizer;
  const result = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const step = steps[index % steps.length] as number;
    const offset = offsets[index % offsets.length] as number;
    const scaled = Math.fround(Math.fround((values[index] as number) - offset) / step);
    const clipped = Math.min(Math.max(scaled, format.minimum), format.maximum);
    const point = roundHalfUp(clipped - format.shift) + format.shift;
    result[index] = Math.fround(step * point) + offset;
  }
  return result;
}

import { channelsOf, decodeCode, encoderOf, encodeValue } from './encode';
import { nearestStored } from './nearest-code';
import type { Quantizer } from './quantizer';

/**
 * Values as a quantizer would reproduce them: decoded codes, on an integer grid
 * step * round(clip((value - offset) / step)) + offset in float32 arithmetic. The scalar reference of every
 * differentiable twin (Esser et al. 2020; with offset Bhalgat et al. 2020). The channel axis is the last one.
 */
export function fakeQuantize(values: Float32Array, quantizer: Quantizer): Float32Array {
  const { format, steps, offsets } = quantizer;
  const result = new Float32Array(values.length);
  if (format.kind !== 'integer-grid') {
    const channels = channelsOf(quantizer);
    for (let index = 0; index < values.length; index++) {
      const channel = index % channels;
      result[index] = decodeCode(
        encodeValue(values[index] as number, quantizer, channel),
        quantizer,
        channel,
      );
    }
    return result;
  }
  const coder = encoderOf(quantizer);
  for (let index = 0; index < values.length; index++) {
    const step = steps[index % steps.length] as number;
    const offset = offsets[index % offsets.length] as number;
    const codeStep = coder.steps[index % coder.steps.length] as number;
    const codeOffset = coder.offsets[index % coder.offsets.length] as number;
    const scaled = Math.fround(Math.fround((values[index] as number) - codeOffset) / codeStep);
    const point = nearestStored(scaled, format) + format.shift;
    result[index] = Math.fround(step * point) + offset;
  }
  return result;
}

import type { Quantizer } from './quantizer';
import { clip, roundHalfUp } from './rounding';

/** What of a grid is stored: an integer code k stands for the grid point k + shift. */
export interface StoredRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Smallest and largest stored code of a quantizer's format. */
export function storedRange({ format }: Pick<Quantizer, 'format'>): StoredRange {
  return { minimum: format.minimum - format.shift, maximum: format.maximum - format.shift };
}

/**
 * Stored code of one value under entry `channel` of the quantizer: round(clip((value - offset) / step)), subtraction
 * and division rounded to float32 as the training kernels do.
 */
export function encodeValue(value: number, quantizer: Quantizer, channel: number): number {
  const { format, steps, offsets } = quantizer;
  const step = entry(steps, channel);
  const scaled = Math.fround(Math.fround(value - entry(offsets, channel)) / step);
  return roundHalfUp(clip(scaled, format.minimum, format.maximum) - format.shift);
}

/** Value of one stored code: step * (code + shift) + offset, each operation rounded to float32. */
export function decodeCode(code: number, quantizer: Quantizer, channel: number): number {
  const product = Math.fround(entry(quantizer.steps, channel) * (code + quantizer.format.shift));
  return Math.fround(product + entry(quantizer.offsets, channel));
}

/** Stored codes of a tensor whose last axis is the quantizer's channel axis. Throws where a code exceeds 16 bits. */
export function encode(values: Float32Array, quantizer: Quantizer): Int16Array {
  const { minimum, maximum } = storedRange(quantizer);
  if (minimum < -32768 || maximum > 32767) throw new RangeError(`codes beyond 16 bits: ${maximum}`);
  const channels = quantizer.steps.length;
  return Int16Array.from(values, (value, index) => encodeValue(value, quantizer, index % channels));
}

/** Values of stored codes. */
export function decode(codes: Int16Array, quantizer: Quantizer): Float32Array {
  const channels = quantizer.steps.length;
  return Float32Array.from(codes, (code, index) => decodeCode(code, quantizer, index % channels));
}

/** Entry of a per-tensor (one entry) or per-channel parameter. */
export function entry(values: Float32Array, channel: number): number {
  const value = values[values.length === 1 ? 0 : channel];
  if (value === undefined) throw new RangeError(`no quantizer entry for channel ${channel}`);
  return value;
}

import { nearestCode, nearestStored } from './nearest-code';
import type { Encoder, Quantizer } from './quantizer';

/** Stored codes: 16 bits each where the format's fit, else 32. */
export type CodeArray = Int16Array | Int32Array;

/** What of a grid is stored: an integer code k stands for the grid point k + shift. */
export interface StoredRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Smallest and largest stored code of a quantizer's format. */
export function storedRange({ format }: Pick<Quantizer, 'format'>): StoredRange {
  return { minimum: format.minimum - format.shift, maximum: format.maximum - format.shift };
}

/** Largest magnitude of a stored code. */
export function largestStored(quantizer: Pick<Quantizer, 'format'>): number {
  const { minimum, maximum } = storedRange(quantizer);
  return Math.max(Math.abs(minimum), Math.abs(maximum));
}

/** The grid that values are coded on: the quantizer's own encoder, or the grid that it decodes with. */
export function encoderOf({ encoder, steps, offsets }: Quantizer): Encoder {
  return encoder ?? { steps, offsets };
}

/**
 * Stored code of one value under entry `channel` of the quantizer: that of (value - offset) / step, subtraction and
 * division rounded to float32 as the training kernels do. On integer grids round(clip(...)); else see `nearestCode`.
 */
export function encodeValue(value: number, quantizer: Quantizer, channel: number): number {
  const { format } = quantizer;
  const { steps, offsets } = encoderOf(quantizer);
  const scaled = Math.fround(Math.fround(value - entry(offsets, channel)) / entry(steps, channel));
  if (format.kind !== 'integer-grid') return nearestCode(scaled, quantizer, channel);
  return nearestStored(scaled, format);
}

/** Value of one stored code: step * (code + shift) + offset, each operation rounded to float32. */
export function decodeCode(code: number, quantizer: Quantizer, channel: number): number {
  const product = Math.fround(entry(quantizer.steps, channel) * (code + quantizer.format.shift));
  return Math.fround(product + entry(quantizer.offsets, channel));
}

/**
 * Stored codes of a tensor whose last axis is the quantizer's channel axis. Throws a RangeError where the format's
 * exceed 32 bits.
 */
export function encode(values: Float32Array, quantizer: Quantizer): CodeArray {
  const channels = channelsOf(quantizer);
  const codes = emptyCodes(values.length, quantizer);
  for (let index = 0; index < values.length; index++) {
    codes[index] = encodeValue(values[index] as number, quantizer, index % channels);
  }
  return codes;
}

/** Values of stored codes. */
export function decode(codes: CodeArray, quantizer: Quantizer): Float32Array {
  const channels = channelsOf(quantizer);
  const values = new Float32Array(codes.length);
  for (let index = 0; index < codes.length; index++) {
    values[index] = decodeCode(codes[index] as number, quantizer, index % channels);
  }
  return values;
}

/** Entry of a per-tensor (one entry) or per-channel parameter. */
export function entry(values: Float32Array, channel: number): number {
  const value = values[values.length === 1 ? 0 : channel];
  if (value === undefined) throw new RangeError(`no quantizer entry for channel ${channel}`);
  return value;
}

/** After how many values of a tensor the entries of its quantizer repeat. */
export function channelsOf({ steps, offsets, encoder, rowFormats }: Quantizer): number {
  return Math.max(steps.length, offsets.length, encoder?.steps.length ?? 1, rowFormats?.length ?? 1);
}

function emptyCodes(length: number, quantizer: Quantizer): CodeArray {
  const { minimum, maximum } = storedRange(quantizer);
  if (minimum >= -(2 ** 15) && maximum < 2 ** 15) return new Int16Array(length);
  if (minimum < -(2 ** 31) || maximum >= 2 ** 31) throw new RangeError(`codes beyond 32 bits: ${maximum}`);
  return new Int32Array(length);
}

import { codeLevels } from '../../core/quantization/code-levels';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { rowFormatOf } from '../../core/quantization/nearest-code';
import type { Quantizer } from '../../core/quantization/quantizer';

/** Weights of one output channel (the last axis), or all of them where `channel` is null. */
export function channelValues(weights: Float32Array, channels: number, channel: number | null): Float32Array {
  return channel === null ? weights : weights.filter((_, index) => index % channels === channel);
}

/** The quantizer as one channel sees it: a single step and offset. */
export function channelQuantizer(quantizer: Quantizer, channel: number): Quantizer {
  const { format, decode, steps, offsets, encoder, planeCodes } = quantizer;
  const pick = (values: Float32Array): Float32Array => values.slice(channel % values.length).slice(0, 1);
  return {
    format: format.kind === 'row-mix' ? rowFormatOf(quantizer, channel) : format,
    decode,
    steps: pick(steps),
    offsets: pick(offsets),
    ...(encoder ? { encoder: { steps: pick(encoder.steps), offsets: pick(encoder.offsets) } } : {}),
    ...(planeCodes ? { planeCodes } : {}),
  };
}

/** Every value that a quantizer with one step can produce, ascending. */
export function levelsOf(quantizer: Quantizer): readonly number[] {
  const [step = 0] = quantizer.steps;
  const [offset = 0] = quantizer.offsets;
  return codeLevels(quantizer).codes.map((code) => step * code + offset);
}

export interface QuantizationError {
  /** Values beyond the outermost levels by more than half a step. */
  readonly clippedFraction: number;
  /** Power of the values over power of the error, in dB; null where there is no error. */
  readonly signalToNoiseDecibels: number | null;
}

export function quantizationError(values: Float32Array, quantizer: Quantizer): QuantizationError {
  const reproduced = fakeQuantize(values, quantizer);
  const levels = levelsOf(quantizer);
  const [step = 0] = quantizer.steps;
  const low = (levels[0] ?? 0) - step / 2;
  const high = (levels.at(-1) ?? 0) + step / 2;
  let [signal, noise, clipped] = [0, 0, 0];
  values.forEach((value, index) => {
    signal += value ** 2;
    noise += (value - (reproduced[index] ?? 0)) ** 2;
    if (value < low || value > high) clipped++;
  });
  return {
    clippedFraction: values.length === 0 ? 0 : clipped / values.length,
    signalToNoiseDecibels: noise === 0 ? null : 10 * Math.log10(signal / noise),
  };
}

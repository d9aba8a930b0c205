import type { CodeFormat } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import type { Quantizer } from '../../quantization/quantizer';

/** A quantizer with one step and offset for the whole tensor. */
export function tensorQuantizer(format: CodeFormat, decode: DecodeForm, step: number, offset = 0): Quantizer {
  return { format, decode, steps: Float32Array.of(step), offsets: Float32Array.of(offset) };
}

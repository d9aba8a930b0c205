import { type CodeFormat, integerGrid } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import type { Quantizer } from '../../quantization/quantizer';
import type { TensorSample } from '../scheme';

export interface FittedStep {
  readonly step: number;
  readonly offset?: number;
}

/** A quantizer whose steps and offsets `fitValues` finds: once for the tensor, or once per channel of its last axis. */
export function fitQuantizer(
  sample: TensorSample,
  decode: DecodeForm,
  fitValues: (values: Float32Array, format: CodeFormat) => FittedStep,
): Quantizer {
  const parts = decode.granularity === 'channel' ? splitChannels(sample) : [sample.values];
  const format = integerGrid(sample.bits, sample.role === 'weights');
  const fitted = parts.map((values) => fitValues(values, format));
  return {
    format,
    decode,
    steps: Float32Array.from(fitted, ({ step }) => step),
    offsets: Float32Array.from(fitted, ({ offset = 0 }) => offset),
  };
}

function splitChannels({ values, channels }: TensorSample): Float32Array[] {
  return Array.from({ length: channels }, (_, channel) =>
    Float32Array.from(
      { length: values.length / channels },
      (_, index) => values[index * channels + channel] as number,
    ),
  );
}

import type { CodeFormat } from './code-format';
import type { DecodeForm } from './decode-form';

/**
 * A frozen quantizer of one tensor: value = steps[c] * code + offsets[c].
 * `steps` and `offsets` hold one entry (granularity tensor) or one per output channel, the tensor's last axis.
 */
export interface Quantizer {
  readonly format: CodeFormat;
  readonly decode: DecodeForm;
  readonly steps: Float32Array;
  readonly offsets: Float32Array;
  /** Where values are coded on another grid than they are decoded with: code = round(clip((value - offset) / step)). */
  readonly encoder?: Encoder;
  /** Whole number per plane, where the format has planes. */
  readonly planeCodes?: Int32Array;
  /** Index into the format's `rows` per channel, where rows are mixed. */
  readonly rowFormats?: Uint8Array;
}

/** Like `steps` and `offsets`: one entry, or one per channel. */
export interface Encoder {
  readonly steps: Float32Array;
  readonly offsets: Float32Array;
}

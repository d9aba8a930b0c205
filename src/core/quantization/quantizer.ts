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
}

import type { LayerShape } from '../networks/layer-shape';
import type { CodeFormat } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';

/** Code format and decode form of one operand of one layer. */
export interface OperandCoding {
  readonly format: CodeFormat;
  readonly decode: DecodeForm;
}

/**
 * One layer with the codes of its operands: all that the cost model needs, and all that training needs to know which
 * widths to use. `outputs` is null for the last layer, whose accumulators are the logits.
 */
export interface QuantizedLayer {
  readonly shape: LayerShape;
  readonly weights: OperandCoding;
  readonly inputs: OperandCoding;
  readonly outputs: OperandCoding | null;
  /** Outputs of the square max pool that directly follows, per pooled output: 4 for 2x2, 1 without a pool. */
  readonly poolWindow: number;
  /** True where batch normalization is kept: the requantization then needs a mantissa per channel. */
  readonly scalesPerChannel: boolean;
}

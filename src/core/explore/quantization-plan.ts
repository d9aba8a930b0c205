import type { TermPairs } from '../hardware/terms/term-pairs';
import type { LayerShape } from '../networks/layer-shape';
import type { CodeFormat } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';

/** Code format and decode form of one operand of one layer. */
export interface OperandCoding {
  readonly format: CodeFormat;
  readonly decode: DecodeForm;
}

/** How a layer's outputs leave the chain of layers. */
export interface LayerBranch {
  /** True where another than the next layer reads the outputs, instead of it or as well. */
  readonly isReadLater: boolean;
  /** True where the sums leave as wide as they are, and wait for the addition behind another layer. */
  readonly handsOnSums: boolean;
  /** What is added to the layer's sums: codes, or sums of another layer; null without an addition. */
  readonly addend: OperandCoding | 'sums' | null;
  /** Position of that other layer; null where nothing or codes are added. */
  readonly addendMaker: number | null;
  /** True where `poolWindow` is that of a mean: sums are added up instead of compared. */
  readonly averages: boolean;
}

/**
 * One layer with the codes of its operands: all that the cost model needs, and all that training needs to know which
 * widths to use. `outputs` is null where accumulators leave: the
 * logits of the last layer, and sums that wait for an addition.
 */
export interface QuantizedLayer {
  readonly shape: LayerShape;
  readonly weights: OperandCoding;
  readonly inputs: OperandCoding;
  readonly outputs: OperandCoding | null;
  /** Outputs of the pool that follows, per pooled output: 4 for 2x2, all positions for a mean, 1 without a pool. */
  readonly poolWindow: number;
  /** True where batch normalization is kept: the requantization then needs a mantissa per channel. */
  readonly scalesPerChannel: boolean;
  /** Absent where the next layer alone reads the outputs, coded and without any addition. */
  readonly branch?: LayerBranch;
  /** Signed powers of two in the layer's products, counted on its codes; absent where they are not known. */
  readonly termPairs?: TermPairs;
  /** Share of the layer's inputs whose code is 0, counted; absent where it is not known. */
  readonly zeroInputs?: number;
}

import type { ImageShape } from '../networks/network';
import type { CodeFormat } from '../quantization/code-format';
import type { CodeArray } from '../quantization/encode';

/**
 * A network that runs on integers alone: the contract between learning and hardware.
 * Layers form a graph in topological order; each reads the codes or sums that others hand on, or the bytes of the image.
 */
export interface IntegerNetwork {
  readonly input: ImageShape;
  readonly classes: number;
  readonly layers: readonly IntegerLayer[];
}

export type IntegerLayer = IntegerMatrixLayer | IntegerMaxPool | IntegerAdd | IntegerAveragePool;

interface IntegerNode {
  readonly name: string;
  /** Indices of the layers whose outputs it reads, -1 for the image; absent: the layer before it. */
  readonly sources?: readonly number[];
}

interface IntegerMaxPool extends IntegerNode {
  readonly kind: 'max-pool';
  readonly size: number;
}

/**
 * The sum of two tensors: every operand times its multiplier, on one grid of 2^-fractionBits output steps, without any
 * rounding (fractionBits is no less than any shift); then the bias; then the one rounding of the output.
 */
export interface IntegerAdd extends IntegerNode {
  readonly kind: 'add';
  readonly operands: readonly [DyadicMultipliers, DyadicMultipliers];
  readonly fractionBits: number;
  /** Length 1 or one per channel, on the grid of the sums. */
  readonly bias: Float64Array;
  readonly accumulatorBits: number;
  readonly output: CodeOutput | WideOutput;
}

/** Sums each channel over all positions; the division by their number is in the multipliers of the output. */
export interface IntegerAveragePool extends IntegerNode {
  readonly kind: 'average-pool';
  /** Length 1 or one per channel, in units of the sums. */
  readonly bias: Float64Array;
  readonly accumulatorBits: number;
  readonly output: CodeOutput | WideOutput;
}

/**
 * A convolution or dense layer (a dense layer is a 1x1 convolution over one position). A depthwise one has a filter for
 * each channel.
 */
export interface IntegerMatrixLayer extends IntegerNode {
  readonly kind: 'conv' | 'depthwise' | 'dense';
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly weightFormat: CodeFormat;
  readonly inputFormat: CodeFormat;
  /** [kernelHeight, kernelWidth, inputChannels, outputChannels]; 1 in place of the input channels where depthwise. */
  readonly weightCodes: CodeArray;
  /**
   * Per output channel, on the grid of the products; holds the bias, constant offset terms and the encoder's offset. Zero
   * where thresholds hold them.
   */
  readonly bias: Float64Array;
  /** Code that stands in padded positions: the one whose value is nearest to zero. */
  readonly padCode: number;
  /**
   * Present where weights carry an offset: multiplies the run-time sum of input codes, per output channel, into units of
   * 2^-fractionBits products.
   */
  readonly inputSumMultiplier: DyadicMultipliers | null;
  /** Products and bias are shifted left by so many bits before the multiple of the input sum joins them; 0 without one. */
  readonly fractionBits: number;
  readonly accumulatorBits: number;
  readonly output: CodeOutput | WideOutput | LogitOutput;
}

/** Per-channel factors mantissa * 2^-shift, applied with one rounding (half up). Length 1 or one per channel. */
export interface DyadicMultipliers {
  readonly mantissas: Int32Array;
  readonly shifts: Int8Array;
}

/** From accumulator to the next layer's codes. */
export type CodeOutput = Requantization | ThresholdOutput;

/** The code round(accumulator * multiplier), clipped. */
export interface Requantization {
  readonly kind: 'requantization';
  /** `shift`: every mantissa is 1. `mantissa`: integers of `mantissaBits` bits. */
  readonly arithmetic: 'shift' | 'mantissa';
  readonly mantissaBits: number;
  readonly multipliers: DyadicMultipliers;
  readonly format: CodeFormat;
  readonly clipMinimum: number;
  readonly clipMaximum: number;
}

/** A channel's code is the one behind as many of its thresholds as the accumulator reaches (is equal to or exceeds). */
export interface ThresholdOutput {
  readonly kind: 'thresholds';
  readonly format: CodeFormat;
  /** [channels, intervals - 1], ascending in every channel; infinite where no accumulator reaches one. */
  readonly thresholds: Float64Array;
  /** [channels, intervals]: stored codes, ascending or, where the channel's gain is negative, descending. */
  readonly codes: Int32Array;
}

/**
 * Sums that no code holds: handed to an add or an average as they are, or shifted right (rounded half up), between the
 * limits of the activation. Limits have length 1 or one per channel and may be infinite.
 */
export interface WideOutput {
  readonly kind: 'wide';
  readonly shift: number;
  readonly minimums: Float64Array;
  readonly maximums: Float64Array;
  /** Two's-complement width of what is handed on. */
  readonly bits: number;
}

/** The last layer: the class is the largest accumulator * mantissa; null where all channels share one scale. */
export interface LogitOutput {
  readonly kind: 'logits';
  readonly mantissas: Int32Array | null;
}

import type { ImageShape } from '../networks/network';
import type { CodeFormat } from '../quantization/code-format';
import type { CodeArray } from '../quantization/encode';

/**
 * A network that runs on integers alone: the contract between learning and hardware.
 * Layers form a chain; every layer reads the codes its predecessor wrote, the first reads the image bytes.
 */
export interface IntegerNetwork {
  readonly input: ImageShape;
  readonly classes: number;
  readonly layers: readonly IntegerLayer[];
}

export type IntegerLayer = IntegerMatrixLayer | IntegerMaxPool;

interface IntegerMaxPool {
  readonly kind: 'max-pool';
  readonly name: string;
  readonly size: number;
}

/** A convolution or dense layer (a dense layer is a 1x1 convolution over one position). */
export interface IntegerMatrixLayer {
  readonly kind: 'conv' | 'dense';
  readonly name: string;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly weightFormat: CodeFormat;
  readonly inputFormat: CodeFormat;
  /** [kernelHeight, kernelWidth, inputChannels, outputChannels]. */
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
  readonly output: CodeOutput | LogitOutput;
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

/** The last layer: the class is the largest accumulator * mantissa; null where all channels share one scale. */
export interface LogitOutput {
  readonly kind: 'logits';
  readonly mantissas: Int32Array | null;
}

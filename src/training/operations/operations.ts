import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Random } from '../../core/random';

/** How a fake-quantization rounds and what its gradient moves. */
export interface FakeQuantization {
  /** Least and greatest code, `shift` included. */
  readonly minimum: number;
  readonly maximum: number;
  /** Codes are integers plus this. */
  readonly shift: 0 | 0.5;
  /** `power-of-two` rounds the step's logarithm to the nearest integer before use; the gradient passes straight through. */
  readonly scale: 'power-of-two' | 'real';
  readonly learnsStep: boolean;
  readonly learnsOffset: boolean;
  /** Factor on the gradients of step and offset: LSQ's 1 / sqrt(N * maximum). */
  readonly gradientScale: number;
}

export interface ConvolutionOptions {
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly relu: boolean;
}

export interface BatchNormalized {
  readonly output: Tensor4D;
  /** Statistics of this batch, per channel, outside the gradient. */
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/** Planes of +-1 with one whole number each, in units of one step. */
export interface PlaneStack {
  readonly step: number;
  readonly codes: Int32Array;
  /** True where only the first plane is learned, and plane m is 2^-m of it. */
  readonly halving: boolean;
}

/** Codes whose boundaries lie at multiples of half a step: of every half step from `least` up to the last. */
export interface HalfStepCodes {
  readonly step: number;
  readonly least: number;
  readonly codes: Float32Array;
}

/** Least and greatest value that a clip lets pass: `least` is 0 or `-limit`. */
export interface ClipRange {
  readonly least: number;
  readonly limit: number;
}

/** The grid of a tensor: step * code + offset. */
export interface RoundedGrid {
  readonly minimum: number;
  readonly maximum: number;
  /** Codes are integers plus this. */
  readonly shift: number;
  readonly step: number;
  readonly offset: number;
}

/** A soft staircase of `levels` intervals, see `softSlopes`. */
export interface SoftStaircase {
  readonly lower: number;
  readonly upper: number;
  readonly levels: number;
  /** For every edge of the cells of an interval its slope there, and the derivative by the temperature in steps. */
  readonly slopes: Float64Array;
}

/** Reads `inputs` and writes every value of `outputs`, whose contents are undefined before. */
export type Loop = (inputs: readonly Float32Array[], outputs: readonly Float32Array[]) => void;

/** Applies one update to every variable; owns its moments until disposed. */
export interface Optimizer {
  step(gradients: Readonly<Record<string, Tensor>>, learningRate: number): void;
  dispose(): void;
}

/**
 * The differentiable operations that our networks are made of, on float32 tensors in NHWC and HWIO order.
 * `composite` builds them from stock tfjs operations and runs on every backend; `kernels` uses our own WebAssembly
 * kernels on the wasm backend. Both compute the same functions; contract tests hold them to each other.
 */
export interface Operations {
  readonly id: 'composite' | 'kernels';
  convolution(input: Tensor4D, weights: Tensor4D, bias: Tensor1D, options: ConvolutionOptions): Tensor4D;
  /** Filters [kernel, kernel, 1, channels], one for each channel. */
  depthwiseConvolution(
    input: Tensor4D,
    weights: Tensor4D,
    bias: Tensor1D,
    options: ConvolutionOptions,
  ): Tensor4D;
  dense(input: Tensor2D, weights: Tensor2D, bias: Tensor1D, options: { readonly relu: boolean }): Tensor2D;
  /** Windows of size x size, stride = size, no padding (a ragged edge is dropped). */
  maxPool(input: Tensor4D, size: number): Tensor4D;
  /** Mean of every channel over the image, [batch, channels]. */
  averagePool(input: Tensor4D): Tensor2D;
  batchNormalize(input: Tensor4D, gain: Tensor1D, shift: Tensor1D, epsilon: number): BatchNormalized;
  /**
   * step * (round(clip((x - offset) / step, minimum, maximum) - shift) + shift) + offset, rounding half up.
   * `step` and `offset` have one entry, or one per index of the last axis of `input`. Gradients (straight-through):
   * strictly inside the range the input's is 1 and the step's is the rounding error in steps; on or beyond a limit the
   * input's is 0, the step's is the limit and the offset's is 1.
   */
  fakeQuantize<T extends Tensor>(
    input: T,
    step: Tensor1D,
    offset: Tensor1D,
    quantization: FakeQuantization,
  ): T;
  /** step * codes[floor(2 input / step) - least], the ends of the table standing for what lies beyond. Not differentiated. */
  codeHalfSteps<T extends Tensor>(input: T, codes: HalfStepCodes): T;
  /**
   * Gradients of limit * project(clamp(input / limit)) by input and limit (Li et al. 2020): inside the range the input
   * receives the output's and the limit that times (coded - input) / limit, beyond it the limit that times the sign,
   * where there are signs.
   */
  reparameterizedClipGradient(
    input: Tensor,
    coded: Tensor,
    outputGradient: Tensor,
    range: ClipRange,
  ): readonly [input: Tensor, limit: Tensor];
  /**
   * Values clipped to a grid and rounded up with the probability of their fraction, by a draw of `random` each where there is
   * one (Gupta et al. 2015). Not differentiated.
   */
  roundStochastically<T extends Tensor>(input: T, grid: RoundedGrid, random: Random): T;
  /** Sums of residual signs: each plane takes the sign of what those before have left of input / step. Not differentiated. */
  residualSigns<T extends Tensor>(input: T, planes: PlaneStack): T;
  /**
   * Its gradients by the input and by the values of the planes, or of the first alone where they are halving: with r what
   * reaches a plane of value g and dr the gradient of what it leaves, g receives (dy - dr) sign(r), and r receives
   * dr + (dy - dr) g where |r| <= 1, else dr (Ghasemzadeh et al. 2018).
   */
  residualSignsGradient(
    input: Tensor,
    outputGradient: Tensor,
    planes: PlaneStack,
  ): readonly [input: Tensor, planes: Tensor];
  /**
   * Gradients of a soft staircase by input, lower limit, upper limit and temperature, all but the first with one entry
   * (Gong et al. 2019): with j the code, S the slope and z = (x - lower) / step, inside the range the input receives S, the
   * lower limit 1 - j / levels - S (1 - z / levels) and the upper one j / levels - S z / levels; beyond, the limit
   * receives everything.
   */
  softGradient(
    input: Tensor,
    outputGradient: Tensor,
    staircase: SoftStaircase,
  ): readonly [input: Tensor, lower: Tensor, upper: Tensor, temperature: Tensor];
  /**
   * New tensors of the given shapes, filled by a plain loop over the values of others; not differentiated. Where the
   * backend's memory can be read, nothing is copied: a fresh array costs more than many a loop.
   */
  runLoop(inputs: readonly Tensor[], shapes: readonly (readonly number[])[], loop: Loop): readonly Tensor[];
  /** Mean over the batch; `labels` are int32 classes. */
  softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar;
  /** Adam (beta1 0.9, beta2 0.999, epsilon 1e-7) over the named variables. */
  createAdam(variables: Readonly<Record<string, Variable>>): Optimizer;
}

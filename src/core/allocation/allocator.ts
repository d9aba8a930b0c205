import type { LayerBits } from '../explore/training-configuration';
import type { ParamSpec, ParamValues } from '../parameters/param-spec';
import type { Random } from '../random';
import type { ReferenceKey } from '../references';
import type { Scheme, TensorRole } from '../schemes/scheme';

/** A layer with weights, as far as the choice of its widths needs to know it. */
export interface AllocatableLayer {
  readonly name: string;
  readonly kind: 'conv' | 'dense';
  readonly weights: number;
  /** Values that enter the layer, per image. */
  readonly activations: number;
  /** Per image. */
  readonly macs: number;
  /**
   * Position of the layer whose activation width codes what this one reads: its own, that of an earlier layer that reads
   * the same tensor, or null for the bytes of the image.
   */
  readonly inputCoder: number | null;
}

/** Widths of one layer while others are looked at; null leaves the tensor in float. */
export type PartialBits = Readonly<Record<TensorRole, number | null>>;

export interface Score {
  readonly accuracyFraction: number;
  /** Mean cross-entropy. */
  readonly loss: number;
}

/** Post-training quantization of the float network at any widths, scored on one fixed set of validation images. */
export interface Evaluator {
  evaluate(bits: readonly PartialBits[]): Promise<Score>;
}

/**
 * First and second derivatives of the loss in the weights of one layer, over one fixed batch of training images.
 * Vectors are as long as the layer has weights.
 */
export interface CurvatureService {
  gradient(layer: number): Promise<Float32Array>;
  /** Gauss-Newton product G v: for piecewise linear networks the layer's block of the Hessian. */
  gaussNewtonProduct(layer: number, direction: Float32Array): Promise<Float32Array>;
  /** Q(w) - w under the scheme's quantizer of so many bits. */
  quantizationError(layer: number, bits: number): Float32Array;
}

export interface WidthLearning {
  readonly epochs: number;
  /** Penalty on the loss per bit of every tensor; null where a tensor has none (the image). */
  readonly penalties: readonly PartialBits[];
}

/** Learns a real width for every tensor by gradient descent on training images. */
export interface WidthLearner {
  learnWidths(learning: WidthLearning): Promise<readonly PartialBits[]>;
}

/** All that an allocator may look at: training and validation images behind services, never the test set. */
export interface AllocationTask extends Evaluator, CurvatureService, WidthLearner {
  /** In order. */
  readonly layers: readonly AllocatableLayer[];
  readonly widths: Scheme['widths'];
  /** Change of the energy of one inference per bit of each tensor, on the machine that the task was made for. */
  energyPerBit(): readonly Readonly<Record<TensorRole, number>>[];
  readonly random: Random;
}

/** What a choice rests on, tensor by tensor; each allocator fills the measures that it has. */
export interface SensitivityRow {
  /** Names of the layers that the row is about. */
  readonly layers: readonly string[];
  readonly role: TensorRole | 'both';
  /** Width that was looked at; null where the row holds for all. */
  readonly bits: number | null;
  readonly measures: Readonly<Partial<Record<MeasureId, number>>>;
}

/** What a sensitivity table can hold of a layer at a width. */
export const measureIds = [
  'accuracyFraction',
  'loss',
  'lossIncrease',
  'learnedBits',
  'importance',
  'eigenvalue',
  'eigenvaluePerWeight',
  'trace',
] as const;
export type MeasureId = (typeof measureIds)[number];

export interface Allocation {
  readonly bits: readonly LayerBits[];
  readonly sensitivity: readonly SensitivityRow[];
}

/** A rule that chooses the widths of every layer. Deterministic for equal tasks. */
export interface Allocator {
  readonly id: string;
  readonly references: readonly ReferenceKey[];
  readonly params: readonly ParamSpec[];
  /** True where it trains widths with the recipe of fine-tuning. */
  readonly learnsWidths: boolean;
  allocate(task: AllocationTask, params: ParamValues): Promise<Allocation>;
}

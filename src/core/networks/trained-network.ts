import type { Quantizer } from '../quantization/quantizer';
import type { ImageShape, LayerSpec } from './network';

/** Batch normalization of one layer, per channel: gain * (x - mean) / sqrt(variance + epsilon) + shift. */
export interface BatchNormalization {
  readonly gain: Float32Array;
  readonly shift: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  readonly epsilon: number;
}

/** Parameters of one layer with weights. Weights are [kernelHeight, kernelWidth, input, output] or [input, output]. */
export interface TrainedLayer {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly batchNorm: BatchNormalization | null;
  /** Both null in a float network. `inputQuantizer` codes the activations that enter this layer. */
  readonly weightQuantizer: Quantizer | null;
  readonly inputQuantizer: Quantizer | null;
}

/** What training hands to everything else. Keys of `layers` are layer names. */
export interface TrainedNetwork {
  readonly input: ImageShape;
  readonly classes: number;
  readonly specs: readonly LayerSpec[];
  readonly layers: Readonly<Record<string, TrainedLayer>>;
}

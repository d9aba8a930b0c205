import type { ImageShape, MatrixSpec } from '../networks/network';
import type { TrainedLayer } from '../networks/trained-network';
import type { Quantizer } from '../quantization/quantizer';

/** A layer with weights and the quantizers around it. */
export interface QuantizedStage {
  readonly spec: MatrixSpec;
  readonly layer: TrainedLayer;
  readonly weights: Quantizer;
  readonly inputs: Quantizer;
  /** Of the tensor that the layer makes; null where its accumulators are handed on: to an add, a mean, as the logits. */
  readonly outputs: Quantizer | null;
  /** Least difference between outputs that matters; null for the logits. */
  readonly resolution: number | null;
  readonly inputImage: ImageShape;
}

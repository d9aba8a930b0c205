import type { ConvolutionSpec, DenseSpec, ImageShape } from '../networks/network';
import type { TrainedLayer } from '../networks/trained-network';
import type { Quantizer } from '../quantization/quantizer';

/** A layer with weights and the quantizers around it. */
export interface QuantizedStage {
  readonly spec: ConvolutionSpec | DenseSpec;
  readonly layer: TrainedLayer;
  readonly weights: Quantizer;
  readonly inputs: Quantizer;
  /** Of the next such layer's inputs; null for the last, whose accumulators are the logits. */
  readonly outputs: Quantizer | null;
  readonly inputImage: ImageShape;
}

import {
  type AccumulatorTerms,
  accumulatorTerms,
  encoderOffsetOf,
} from '../../core/integer/accumulator-terms';
import { carriesOffset, padCode } from '../../core/integer/product-grid';
import { foldBatchNorm } from '../../core/networks/fold-batch-norm';
import type { ImageShape, MatrixSpec } from '../../core/networks/network';
import type { TrainedLayer } from '../../core/networks/trained-network';
import type { Quantizer } from '../../core/quantization/quantizer';
import { codedByThresholds } from '../../core/quantization/threshold-codes';

/** A trained layer as inference uses it. A float layer has its batch normalization folded. */
export interface LayerParameters {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** Null for a float layer. */
  readonly codes: CodeArithmetic | null;
}

/**
 * A quantized layer multiplies codes, as hardware does, so that sums are exact and equal logits stay equal:
 * output = activation(factors * (input codes * weight codes + weightOffsets * sum of input codes + bias) + outputOffsets).
 */
interface CodeArithmetic {
  /** Code of padded pixels. */
  readonly padCode: number;
  /** Per output channel: both steps, and the gain of kept batch normalization. */
  readonly factors: Float32Array;
  /** Per output channel, in steps; null where weights carry no offset. */
  readonly weightOffsets: Float32Array | null;
  /** For all channels or per output channel. */
  readonly outputOffsets: Float32Array;
}

export interface LayerSurroundings {
  readonly spec: MatrixSpec;
  readonly inputImage: ImageShape;
  /** Quantizer of the outputs: its offset shares the rounding of the bias. Null where nothing codes them. */
  readonly outputQuantizer: Quantizer | null;
  /** See `QuantizedStage`. */
  readonly resolution: number | null;
}

export function layerParameters(layer: TrainedLayer, surroundings: LayerSurroundings): LayerParameters {
  const { weightQuantizer: weights, inputQuantizer: inputs } = layer;
  if (weights && inputs) return quantizedParameters(layer, weights, inputs, surroundings);
  const folded = foldBatchNorm(layer);
  return { weights: folded.weights, bias: folded.bias, codes: null };
}

function quantizedParameters(
  layer: TrainedLayer,
  weights: Quantizer,
  inputs: Quantizer,
  { spec, inputImage, outputQuantizer: outputs, resolution }: LayerSurroundings,
): LayerParameters {
  const channels = layer.bias.length;
  const products = layer.weights.length / channels;
  const terms = accumulatorTerms({ spec, layer, weights, inputs, outputs, inputImage, resolution }, products);
  return {
    weights: Float32Array.from(terms.weightCodes),
    bias: Float32Array.from(terms.bias),
    codes: {
      padCode: padCode(inputs),
      factors: Float32Array.from(terms.factors),
      weightOffsets: carriesOffset(weights) ? Float32Array.from(terms.weightOffsets) : null,
      outputOffsets: outputOffsets(outputs, resolution, terms),
    },
  };
}

/** What the accumulators leave out: the constants that thresholds hold or readers add, else what the encoder takes off. */
function outputOffsets(
  outputs: Quantizer | null,
  resolution: number | null,
  { constants, factors }: AccumulatorTerms,
): Float32Array {
  if (!outputs && resolution === null) return Float32Array.of(0);
  if (outputs && !codedByThresholds(outputs.format)) return Float32Array.of(encoderOffsetOf(outputs));
  return Float32Array.from(constants, (constant, channel) => constant * (factors[channel] as number));
}

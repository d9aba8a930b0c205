import { accumulatorTerms } from '../../core/integer/accumulator-terms';
import { codeOffset, padValue, productSteps } from '../../core/integer/product-grid';
import { foldBatchNorm } from '../../core/networks/fold-batch-norm';
import type { ImageShape } from '../../core/networks/network';
import type { TrainedLayer } from '../../core/networks/trained-network';
import { entry } from '../../core/quantization/encode';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { MatrixSpec } from './layer-geometry';

/** A trained layer as inference uses it: output = relu(gains * (input * weights + bias)). */
export interface LayerParameters {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** Per-channel factors of kept batch normalization; null where there is none. */
  readonly gains: Float32Array | null;
  /** Value of padded pixels. */
  readonly padValue: number;
  readonly inputQuantizer: Quantizer | null;
}

export interface LayerSurroundings {
  readonly spec: MatrixSpec;
  readonly inputImage: ImageShape;
  /** Quantizer of the next layer's inputs: its offset shares the rounding of the bias. Null for the last layer. */
  readonly outputQuantizer: Quantizer | null;
}

/** A float layer has its batch normalization folded; a quantized one has the codes and biases of integer inference. */
export function layerParameters(layer: TrainedLayer, surroundings: LayerSurroundings): LayerParameters {
  const { weightQuantizer: weights, inputQuantizer: inputs } = layer;
  if (weights && inputs) return quantizedParameters(layer, weights, inputs, surroundings);
  const folded = foldBatchNorm(layer);
  return {
    weights: folded.weights,
    bias: folded.bias,
    gains: null,
    padValue: 0,
    inputQuantizer: null,
  };
}

function quantizedParameters(
  layer: TrainedLayer,
  weights: Quantizer,
  inputs: Quantizer,
  { spec, inputImage, outputQuantizer: outputs }: LayerSurroundings,
): LayerParameters {
  const channels = layer.bias.length;
  const products = layer.weights.length / channels;
  const terms = accumulatorTerms({ spec, layer, weights, inputs, outputs, inputImage }, products);
  const units = productSteps(weights, inputs, channels);
  const outputOffset = outputs ? entry(outputs.offsets, 0) : 0;
  const gains = terms.factors.map((factor, channel) => factor / (units[channel] as number));
  const points = Float64Array.from(
    terms.weightCodes,
    (code, index) => code + (terms.weightOffsets[index % channels] as number),
  );
  const bias = terms.bias.map((codes, channel) => {
    const offsetSum = codeOffset(inputs, 0) * columnSum(points, channel, channels);
    return (codes - offsetSum) * (units[channel] as number) + outputOffset / (gains[channel] as number);
  });
  return {
    weights: Float32Array.from(points, (point, index) => point * entry(weights.steps, index % channels)),
    bias: Float32Array.from(bias),
    gains: layer.batchNorm ? Float32Array.from(gains) : null,
    padValue: padValue(inputs),
    inputQuantizer: inputs,
  };
}

function columnSum(values: Float64Array, channel: number, channels: number): number {
  let sum = 0;
  for (let index = channel; index < values.length; index += channels) sum += values[index] as number;
  return sum;
}

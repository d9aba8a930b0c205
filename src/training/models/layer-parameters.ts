import { foldBatchNorm, normalizationGains } from '../../core/networks/fold-batch-norm';
import type { TrainedLayer } from '../../core/networks/trained-network';
import { entry } from '../../core/quantization/encode';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { roundHalfUp } from '../../core/quantization/rounding';
import { padValue } from './pad-value';

/** A trained layer as inference uses it: output = relu(gains * (input * weights + bias)). */
export interface LayerParameters {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** Per-channel factors of kept batch normalization; null where there is none. */
  readonly gains: Float32Array | null;
  readonly padValue: number;
  readonly inputQuantizer: Quantizer | null;
}

export function layerParameters(layer: TrainedLayer): LayerParameters {
  const { weightQuantizer, inputQuantizer } = layer;
  if (!weightQuantizer || !inputQuantizer) {
    const { weights, bias } = foldBatchNorm(layer);
    return { weights, bias, gains: null, padValue: 0, inputQuantizer: null };
  }
  const weights = fakeQuantize(layer.weights, weightQuantizer);
  return {
    weights,
    bias: biasOnProductGrid(layer, weights, weightQuantizer, inputQuantizer),
    gains: layer.batchNorm ? Float32Array.from(normalizationGains(layer.batchNorm)) : null,
    padValue: padValue(inputQuantizer),
    inputQuantizer,
  };
}

/**
 * The bias that integer inference can hold: with the constant that an input offset adds to every sum, it is a multiple
 * of weight step times input step. Where batch normalization is kept, the bias also takes its mean and shift.
 */
function biasOnProductGrid(
  layer: TrainedLayer,
  weights: Float32Array,
  weightQuantizer: Quantizer,
  inputQuantizer: Quantizer,
): Float32Array {
  const inputOffset = entry(inputQuantizer.offsets, 0);
  return biasBeforeGains(layer).map((bias, channel, { length }) => {
    const step = entry(weightQuantizer.steps, channel) * entry(inputQuantizer.steps, 0);
    let constant = 0;
    for (let index = channel; index < weights.length; index += length)
      constant += inputOffset * (weights[index] as number);
    return roundHalfUp((bias + constant) / step) * step - constant;
  });
}

function biasBeforeGains({ bias, batchNorm }: TrainedLayer): Float32Array {
  if (!batchNorm) return bias;
  const gains = normalizationGains(batchNorm);
  return bias.map((value, channel) => {
    const shift = (batchNorm.shift[channel] as number) / (gains[channel] as number);
    return value - (batchNorm.mean[channel] as number) + shift;
  });
}

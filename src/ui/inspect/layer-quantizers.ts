import { outputQuantizer } from '../../core/integer/tensor-coding';
import { normalizationGains } from '../../core/networks/fold-batch-norm';
import { layerGraph } from '../../core/networks/layer-graph';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { imageQuantizer } from '../../core/quantization/image-coding';
import type { Quantizer } from '../../core/quantization/quantizer';

/** The quantizers that meet in one layer. */
export interface LayerQuantizers {
  readonly name: string;
  readonly weights: Quantizer;
  readonly inputs: Quantizer;
  /** The codes that others read; null for the last layer and where sums wait for an addition or a mean. */
  readonly outputs: Quantizer | null;
  /** Of the first output channel; null where no batch normalization is kept. */
  readonly normalizationGain: number | null;
}

/** All layers of a quantized network in order; empty for a float network. */
export function layerQuantizers({ specs, layers }: TrainedNetwork): readonly LayerQuantizers[] {
  const graph = layerGraph(specs);
  return specs.flatMap(({ name }, index) => {
    const layer = layers[name];
    if (!layer?.weightQuantizer) return [];
    const normalizationGain = layer.batchNorm ? (normalizationGains(layer.batchNorm)[0] ?? null) : null;
    const inputs = layer.inputQuantizer ?? imageQuantizer;
    const outputs = outputQuantizer(graph, layers, index);
    return [{ name, weights: layer.weightQuantizer, inputs, outputs, normalizationGain }];
  });
}

/** Step of the sums, times the gain, over the step of the next layer's codes, for the first output channel. */
export function requantizationFactor(layer: LayerQuantizers): number | null {
  const { weights, inputs, outputs, normalizationGain } = layer;
  const [weightStep, inputStep, outputStep] = [weights.steps[0], inputs.steps[0], outputs?.steps[0]];
  if (!weightStep || !inputStep || !outputStep) return null;
  return ((normalizationGain ?? 1) * weightStep * inputStep) / outputStep;
}

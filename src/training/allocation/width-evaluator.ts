import type { AllocatableLayer, Evaluator, PartialBits, Score } from '../../core/allocation/allocator';
import type { LabelledImages } from '../../core/datasets/dataset';
import { canonicalJson } from '../../core/hash';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { SchemeQuantizers } from './scheme-quantizers';
import { type ScoringOptions, scoreImages } from './score-images';
import { simulateNetwork } from './simulated-network';

export interface WidthEvaluatorOptions extends ScoringOptions {
  readonly base: TrainedNetwork;
  readonly layers: readonly AllocatableLayer[];
  readonly quantizers: SchemeQuantizers;
  readonly images: LabelledImages;
  /** Told after every evaluation that was not known already. */
  onEvaluation(count: number): void;
}

/** Scores post-training quantization at any widths; equal widths are computed once. */
export function createWidthEvaluator(options: WidthEvaluatorOptions): Evaluator {
  const known = new Map<string, Score>();
  return {
    evaluate: async (bits) => {
      const key = canonicalJson(bits.map(({ weights, activations }) => [weights, activations]));
      const score = known.get(key) ?? (await scoreWidths(bits, options));
      if (!known.has(key)) {
        known.set(key, score);
        options.onEvaluation(known.size);
      }
      return score;
    },
  };
}

/** The float network with its tensors at the given widths, on the images of the options. */
export async function scoreWidths(
  bits: readonly PartialBits[],
  options: Omit<WidthEvaluatorOptions, 'onEvaluation'>,
): Promise<Score> {
  const { base, layers, quantizers, operations, images } = options;
  const weights = new Map<string, Float32Array>();
  const inputs = new Map<string, Quantizer>();
  for (const [layer, { name, inputCoder }] of layers.entries()) {
    const width = bits[layer];
    if (width?.weights != null) weights.set(name, quantizers.quantizedWeights(name, width.weights));
    if (inputCoder === layer && width?.activations != null) {
      inputs.set(name, quantizers.inputQuantizer(name, width.activations));
    }
  }
  const network = simulateNetwork(base, { weights, inputs }, operations);
  try {
    return await scoreImages(network, images, options);
  } finally {
    network.dispose();
  }
}

import type { Dataset } from '../core/datasets/dataset';
import { NUMERICS_VERSION } from '../core/explore/result-key';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { canonicalJson, hash } from '../core/hash';
import { trainableNetworks } from '../core/networks';
import { batchNormMode } from '../core/networks/batch-norm-mode';
import { foldBatchNorm } from '../core/networks/fold-batch-norm';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { initializeNetwork } from './models/initialize-network';
import { randomStream } from './random-stream';

/** Identity of the float network that a configuration starts from: the part of it that is not about quantization. */
export function floatBaseKey(
  { network, networkParams, recipe, seed }: TrainingConfiguration,
  { contentHash }: Dataset,
  backend: string,
): string {
  const { batchSize, floatEpochs, floatLearningRate } = recipe;
  return hash(
    canonicalJson({
      numerics: NUMERICS_VERSION,
      dataset: contentHash,
      network,
      networkParams,
      recipe: { batchSize, floatEpochs, floatLearningRate },
      seed,
      backend,
    }),
  );
}

export function untrainedNetwork(
  { network, networkParams, seed }: TrainingConfiguration,
  { shape, classes }: Dataset,
): TrainedNetwork {
  const specs = trainableNetworks.get(network).layers(networkParams, classes);
  return initializeNetwork(specs, shape, classes, randomStream(seed, 'initial-weights'));
}

/** The float network as tuning and quantization see it: without batch normalization where that is to be folded. */
export function withFoldedBatchNorm(
  base: TrainedNetwork,
  { networkParams }: TrainingConfiguration,
): TrainedNetwork {
  if (batchNormMode(networkParams) !== 'folded') return base;
  const layers = Object.entries(base.layers).map(([name, layer]) => [name, foldBatchNorm(layer)] as const);
  return {
    ...base,
    specs: base.specs.map((spec) => (spec.kind === 'conv' ? { ...spec, batchNorm: false } : spec)),
    layers: Object.fromEntries(layers),
  };
}

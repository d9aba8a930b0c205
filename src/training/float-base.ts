import type { Dataset } from '../core/datasets/dataset';
import { configuredBatchNorm } from '../core/explore/configured-batch-norm';
import { configuredLayers, usesHardTanh } from '../core/explore/configured-layers';
import { NUMERICS_VERSION } from '../core/explore/result-key';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { canonicalJson, hash } from '../core/hash';
import { foldBatchNorm } from '../core/networks/fold-batch-norm';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { initializeNetwork } from './models/initialize-network';
import { randomStream } from './random-stream';

/** Identity of the float network that a configuration starts from: the part of it that is not about quantization. */
export function floatBaseKey(
  configuration: TrainingConfiguration,
  { contentHash }: Dataset,
  backend: string,
): string {
  const { network, networkParams, recipe, seed } = configuration;
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
      ...(usesHardTanh(configuration) ? { activation: 'hard-tanh' } : {}),
    }),
  );
}

export function untrainedNetwork(
  configuration: TrainingConfiguration,
  { shape, classes }: Dataset,
): TrainedNetwork {
  const random = randomStream(configuration.seed, 'initial-weights');
  return initializeNetwork(configuredLayers(configuration, classes), shape, classes, random);
}

/** The float network as tuning and quantization see it: without batch normalization where that is to be folded. */
export function withFoldedBatchNorm(
  base: TrainedNetwork,
  configuration: TrainingConfiguration,
): TrainedNetwork {
  if (configuredBatchNorm(configuration) !== 'folded') return base;
  const layers = Object.entries(base.layers).map(([name, layer]) => [name, foldBatchNorm(layer)] as const);
  return {
    ...base,
    specs: base.specs.map((spec) => ('batchNorm' in spec ? { ...spec, batchNorm: false } : spec)),
    layers: Object.fromEntries(layers),
  };
}

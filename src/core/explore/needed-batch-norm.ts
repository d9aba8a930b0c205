import { trainableNetworks } from '../networks';
import { batchNormParam } from '../networks/batch-norm-mode';
import { schemes } from '../schemes';
import { configuredBatchNorm } from './configured-batch-norm';
import type { TrainingConfiguration } from './training-configuration';

/**
 * The configuration with batch normalization kept where its scheme is undefined without it; the same object where
 * nothing is missing, or where the network leaves no choice.
 */
export function withNeededBatchNorm(configuration: TrainingConfiguration): TrainingConfiguration {
  const { method, network, networkParams, quantization } = configuration;
  const isNeeded = method !== 'float' && schemes.get(quantization.scheme).needsBatchNorm;
  const hasChoice = trainableNetworks.get(network).params.some(({ key }) => key === batchNormParam.key);
  if (!isNeeded || !hasChoice || configuredBatchNorm(configuration) === 'kept') return configuration;
  return { ...configuration, networkParams: { ...networkParams, [batchNormParam.key]: 'kept' } };
}

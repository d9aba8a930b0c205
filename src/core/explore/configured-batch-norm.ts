import { trainableNetworks } from '../networks';
import { type BatchNormMode, batchNormMode, batchNormParam } from '../networks/batch-norm-mode';
import type { Network } from '../networks/network';
import type { Registry } from '../registry';
import type { TrainingConfiguration } from './training-configuration';

/** What becomes of batch normalization: what is chosen, or the network's own default. */
export function configuredBatchNorm(
  { network, networkParams }: Pick<TrainingConfiguration, 'network' | 'networkParams'>,
  networks: Registry<Network> = trainableNetworks,
): BatchNormMode {
  const param = networks.get(network).params.find(({ key }) => key === batchNormParam.key);
  return batchNormMode(param ? { [param.key]: param.default, ...networkParams } : networkParams);
}

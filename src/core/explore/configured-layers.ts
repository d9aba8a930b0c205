import { trainableNetworks } from '../networks';
import type { LayerSpec, Network } from '../networks/network';
import { ProblemError } from '../problem';
import type { Registry } from '../registry';
import { schemes } from '../schemes';
import { configuredBatchNorm } from './configured-batch-norm';
import type { TrainingConfiguration } from './training-configuration';

export type NetworkChoice = Pick<TrainingConfiguration, 'network' | 'networkParams' | 'quantization'> &
  Partial<Pick<TrainingConfiguration, 'method'>>;

/** Layers of a configuration's network: with hard tanh in place of every ReLU where the scheme codes activations with their sign. */
export function configuredLayers(
  choice: NetworkChoice,
  classes: number,
  networks: Registry<Network> = trainableNetworks,
): readonly LayerSpec[] {
  const specs = networks.get(choice.network).layers(choice.networkParams, classes);
  return usesHardTanh(choice) ? specs.map(withHardTanh) : specs;
}

/** True where layers end in a hard tanh: the scheme codes activations with their sign, and something is quantized. */
export function usesHardTanh({
  method,
  quantization,
}: Omit<NetworkChoice, 'network' | 'networkParams'>): boolean {
  return method !== 'float' && schemes.get(quantization.scheme).activationRange === 'signed';
}

/**
 * Throws a ProblemError where the scheme needs batch normalization and the network does not keep it: once folded, none
 * is left to tune with.
 */
export function checkBatchNorm(
  { method, network, networkParams, quantization }: NetworkChoice,
  networks: Registry<Network> = trainableNetworks,
): void {
  if (method === 'float' || !schemes.get(quantization.scheme).needsBatchNorm) return;
  if (configuredBatchNorm({ network, networkParams }, networks) !== 'kept') {
    throw new ProblemError('needs-batch-norm', { scheme: quantization.scheme, network });
  }
}

function withHardTanh(spec: LayerSpec): LayerSpec {
  return 'activation' in spec && spec.activation === 'relu' ? { ...spec, activation: 'hard-tanh' } : spec;
}

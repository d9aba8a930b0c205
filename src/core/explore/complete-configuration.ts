import { trainableNetworks } from '../networks';
import { completeParams } from '../parameters/parse-params';
import { schemes } from '../schemes';
import { canonicalWidths } from './layer-widths';
import type { TrainingConfiguration } from './training-configuration';

/**
 * The configuration with every network and scheme parameter written out and none that its network or scheme does not
 * have, and with explicit widths in their one canonical form, so that equal runs are equal objects. An unknown network
 * or scheme keeps its parameters as they are.
 */
export function completeConfiguration(configuration: TrainingConfiguration): TrainingConfiguration {
  const { network, networkParams, quantization } = configuration;
  const { scheme, schemeParams } = quantization;
  const completed = {
    ...configuration,
    networkParams: trainableNetworks.has(network)
      ? completeParams(trainableNetworks.get(network).params, networkParams)
      : networkParams,
    quantization: schemes.has(scheme)
      ? { ...quantization, schemeParams: completeParams(schemes.get(scheme).params, schemeParams) }
      : quantization,
  };
  const isKnown = trainableNetworks.has(network) && schemes.has(scheme);
  if (!isKnown || !quantization.layerBits) return completed;
  return { ...completed, quantization: canonicalWidths(completed, completed.quantization) };
}

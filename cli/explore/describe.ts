import { formatLayerBits } from '../../src/core/explore/layer-bits-text';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';

export function describeConfiguration(configuration: TrainingConfiguration): string {
  const { network, method, quantization, seed } = configuration;
  if (method === 'float') return `${network} float seed ${seed}`;
  const { scheme, schemeParams, weightBits, activationBits, edgeLayers, layerBits } = quantization;
  const params = Object.entries(schemeParams).map(([key, value]) => `${key}=${value}`);
  const edges = edgeLayers === 'same' ? [] : ['edge layers 8 bits'];
  const widths = layerBits ? `layers ${formatLayerBits(layerBits)}` : `W${weightBits}A${activationBits}`;
  const parts = [network, scheme, ...params, method, widths, ...edges];
  return `${parts.join(' ')} seed ${seed}`;
}

export function describeResult({ testAccuracyFraction, disagreements }: TrainedResult): string {
  return `test ${(100 * testAccuracyFraction).toFixed(2)} %, ${disagreements} disagreements`;
}

export function formatSeconds(seconds: number): string {
  return seconds < 100 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(0)} min`;
}

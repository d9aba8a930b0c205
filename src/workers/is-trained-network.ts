import type { TrainedNetwork } from '../core/networks/trained-network';

/** Whether what storage hands back, perhaps written by another version of the page, has the form of a network. */
export function isTrainedNetwork(value: unknown): value is TrainedNetwork {
  if (typeof value !== 'object' || value === null) return false;
  const { specs, layers, classes } = value as Partial<TrainedNetwork>;
  if (!Array.isArray(specs) || typeof classes !== 'number') return false;
  if (typeof layers !== 'object' || layers === null) return false;
  return Object.values(layers).every(
    (layer) => layer?.weights instanceof Float32Array && layer.bias instanceof Float32Array,
  );
}

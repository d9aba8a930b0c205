import { allocationKey } from '../../core/allocation/allocation-result';
import { canonicalWidths } from '../../core/explore/layer-widths';
import type { SweepRun } from '../../core/explore/sweep/sweep-plan';
import type { LayerBits, TrainingConfiguration } from '../../core/explore/training-configuration';
import type { AppState } from '../app-state';

/** What a run of a sweep trains; null where its allocator has not chosen the widths yet. */
export function chosenConfiguration(
  { configuration, allocation }: SweepRun,
  { chosenWidths, hardware }: Pick<AppState, 'chosenWidths' | 'hardware'>,
): TrainingConfiguration | null {
  if (!allocation) return configuration;
  const layerBits = chosenWidths[allocationKey({ ...allocation, configuration, hardware })];
  return layerBits ? withLayerBits(configuration, layerBits) : null;
}

export function withLayerBits(
  configuration: TrainingConfiguration,
  layerBits: readonly LayerBits[],
): TrainingConfiguration {
  const quantization = canonicalWidths(configuration, { ...configuration.quantization, layerBits });
  return { ...configuration, quantization };
}

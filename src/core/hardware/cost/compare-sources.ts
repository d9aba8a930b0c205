import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { HardwareConfiguration } from '../hardware-configuration';
import { arithmeticComponents } from './components';
import { evaluateCost } from './evaluate-cost';
import { pricingOf } from './pricing/pricing-of';
import { costSources } from './sources';

/** Energy of one inference as one source has it. */
export interface SourceEnergy {
  readonly source: string;
  readonly energyPj: number;
  /** With the least and the greatest factor from the source's units to pJ; both are `energyPj` where it has no such factor. */
  readonly lowPj: number;
  readonly highPj: number;
}

/**
 * What one inference costs with each of the sources, everything else equal: how far they disagree. The factor of a source
 * concerns its arithmetic; memories and leakage stay. Errors are those of `evaluateCost`.
 */
export function compareSources(
  layers: readonly QuantizedLayer[],
  hardware: HardwareConfiguration,
): readonly SourceEnergy[] {
  return costSources.all.map((source) => {
    const { totals, energyByComponentPj } = evaluateCost(layers, { ...hardware, costSource: source.id });
    const { low, high } = pricingOf(source).uncertainty;
    const arithmeticPj = arithmeticComponents.reduce(
      (sum, component) => sum + (energyByComponentPj[component] ?? 0),
      0,
    );
    return {
      source: source.id,
      energyPj: totals.energyPj,
      lowPj: totals.energyPj + (low - 1) * arithmeticPj,
      highPj: totals.energyPj + (high - 1) * arithmeticPj,
    };
  });
}

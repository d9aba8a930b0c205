import type { CostSource } from '../sources/cost-source';
import { primitivePricing } from './price-primitives';
import type { SourcePricing } from './source-pricing';

/** Prices of a source, whether it adds up primitives or measures netlists. */
export function pricingOf(source: CostSource): SourcePricing {
  return primitivePricing(source);
}

import { assertNever } from '../../../assert-never';
import type { CostSource } from '../sources/cost-source';
import { netlistPricing } from './price-netlists';
import { primitivePricing } from './price-primitives';
import type { SourcePricing } from './source-pricing';

/** Prices of a source, whether it adds up primitives or measures netlists. */
export function pricingOf(source: CostSource): SourcePricing {
  switch (source.kind) {
    case 'primitives':
      return primitivePricing(source);
    case 'netlists':
      return netlistPricing;
    default:
      return assertNever(source);
  }
}

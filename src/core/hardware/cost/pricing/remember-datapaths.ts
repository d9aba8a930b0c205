import type { DatapathOptions } from '../../placements/build-datapath';
import { arithmeticKey } from '../layer-signature';
import type { DatapathRequest, PricedDatapath, SourcePricing } from './source-pricing';

/** By arithmetic, then by products per output. */
type Datapaths = Map<number, Map<number, PricedDatapath>>;

/** Of each source, those of the latest options, oldest first. */
const remembered = new WeakMap<SourcePricing, Map<string, Datapaths>>();
const keptOptions = 3;

/**
 * Datapaths of one machine, each priced once for all layers of the same codes, products, pool and branch: of those there
 * are few, whatever the shapes. Machines that differ only in memories, bandwidth or size share them.
 */
export function rememberDatapaths(
  pricing: SourcePricing,
  options: DatapathOptions,
): (request: DatapathRequest) => PricedDatapath {
  const known = datapathsOf(pricing, options);
  return (request) => {
    const { layer, products, addendBits } = request;
    const key = arithmeticKey(layer, addendBits);
    const byProducts = known.get(key) ?? new Map<number, PricedDatapath>();
    const datapath = byProducts.get(products) ?? pricing.datapath(request, options);
    known.set(key, byProducts.set(products, datapath));
    return datapath;
  };
}

function datapathsOf(pricing: SourcePricing, options: DatapathOptions): Datapaths {
  const byOptions = remembered.get(pricing) ?? new Map<string, Datapaths>();
  remembered.set(pricing, byOptions);
  const key = JSON.stringify({ ...options, placement: options.placement.id });
  const known: Datapaths = byOptions.get(key) ?? new Map();
  byOptions.delete(key);
  byOptions.set(key, known);
  const [oldest] = byOptions.keys();
  if (byOptions.size > keptOptions && oldest !== undefined) byOptions.delete(oldest);
  return known;
}

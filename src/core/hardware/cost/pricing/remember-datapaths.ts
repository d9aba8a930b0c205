import type { DatapathOptions } from '../../placements/build-datapath';
import { datapathSignature } from '../layer-signature';
import type { DatapathRequest, PricedDatapath, SourcePricing } from './source-pricing';

/**
 * Datapaths of one machine, each priced once for all layers of the same codes, products, pool and branch: of those there
 * are few, whatever the shapes.
 */
export function rememberDatapaths(
  pricing: SourcePricing,
  options: DatapathOptions,
): (request: DatapathRequest) => PricedDatapath {
  const known = new Map<string, PricedDatapath>();
  return (request) => {
    const signature = datapathSignature(request.layer, request.products, request.addendBits);
    const found = known.get(signature);
    if (found) return found;
    const datapath = pricing.datapath(request, options);
    known.set(signature, datapath);
    return datapath;
  };
}

import type { DatapathOptions, DatapathPlan } from '../../placements/build-datapath';
import { arithmeticKey } from '../layer-signature';
import type { DatapathRequest, PricedDatapath } from './source-pricing';

type PriceDatapath = (
  request: DatapathRequest,
  options: DatapathOptions,
  plan: DatapathPlan,
) => PricedDatapath;

/** Above the width of any sum in bits. */
const widthLimit = 1024;

/**
 * Prices a datapath once for every object of options, arithmetic and widths of sums: products per output, of which there are
 * many more, matter by those widths alone.
 */
export function rememberBySums(price: PriceDatapath): PriceDatapath {
  const remembered = new WeakMap<DatapathOptions, Map<number, Map<number, PricedDatapath>>>();
  return (request, options, plan) => {
    const byArithmetic = remembered.get(options) ?? new Map<number, Map<number, PricedDatapath>>();
    remembered.set(options, byArithmetic);
    const key = arithmeticKey(request.layer, request.addendBits);
    const bySums = byArithmetic.get(key) ?? new Map<number, PricedDatapath>();
    byArithmetic.set(key, bySums);
    const { sums, inputSumBits } = plan;
    const widths = (sums.accumulatorBits * widthLimit + sums.outputStageBits) * widthLimit + inputSumBits;
    const datapath = bySums.get(widths) ?? price(request, options, plan);
    bySums.set(widths, datapath);
    return datapath;
  };
}

import { untreated } from './parts/operand';
import type { Placement } from './placement';

/** Lanes multiply codes; scale and offset wait for the output stage. What good hardware does (`jacob-2018`). */
export const folded: Placement = {
  id: 'folded',
  exactness: () => 'exact',
  treat: ({ weights, inputs }) => ({
    weights: untreated(weights),
    inputs: untreated(inputs),
    uses: [],
    extraTerms: [],
    productGrowthBits: 0,
    laneDelayNs: 0,
    portDelayNs: 0,
  }),
};

import { createRegistry } from '../../registry';
import { expandedAffine } from './expanded-affine';
import { folded } from './folded';
import { perLaneDequantize } from './per-lane-dequantize';
import { perLaneOffset } from './per-lane-offset';
import { perProduct } from './per-product';
import { sharedPrestage } from './shared-prestage';

export const placements = createRegistry('placement', [
  folded,
  sharedPrestage,
  perLaneOffset,
  perLaneDequantize,
  expandedAffine,
  perProduct,
]);

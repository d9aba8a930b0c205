import { offsetStage } from './parts/affine-stage';
import { exactnessOf } from './parts/exactness';
import { stagedTreatment } from './parts/staged-treatment';
import type { Placement } from './placement';

/** An adder in front of every multiplier applies the offset; the scale stays in the requantization. */
export const perLaneOffset: Placement = {
  id: 'per-lane-offset',
  exactness: (context) => exactnessOf(context, { scale: false, offset: true }),
  treat: (context) => stagedTreatment(context, () => 'lane', offsetStage),
};

import { offsetStage } from './parts/affine-stage';
import { stagedTreatment } from './parts/staged-treatment';
import type { Placement } from './placement';

/** An adder in front of every multiplier applies the offset; the scale stays in the requantization. */
export const perLaneOffset: Placement = {
  id: 'per-lane-offset',
  treat: (context) => stagedTreatment(context, () => 'lane', offsetStage),
};

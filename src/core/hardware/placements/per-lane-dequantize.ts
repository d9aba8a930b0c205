import { dequantizeStage } from './parts/affine-stage';
import { exactnessOf } from './parts/exactness';
import { stagedTreatment } from './parts/staged-treatment';
import type { Placement } from './placement';

/** Every lane multiplies its operand by the scale, adds the offset, and then needs a wider multiplier. */
export const perLaneDequantize: Placement = {
  id: 'per-lane-dequantize',
  exactness: (context) => exactnessOf(context, { scale: true, offset: true }),
  treat: (context) =>
    stagedTreatment(
      context,
      () => 'lane',
      (coding, unit) => dequantizeStage(coding, unit, context.operandScaleBits),
    ),
};

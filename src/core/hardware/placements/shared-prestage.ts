import { dequantizeStage } from './parts/affine-stage';
import { exactnessOf } from './parts/exactness';
import { stagedTreatment } from './parts/staged-treatment';
import type { Placement } from './placement';

/**
 * Operands are scaled and offset once, then broadcast: lanes only pay for wider operands. Inputs pass one stage per
 * input port; every weight goes to one lane alone, so nothing can be shared there.
 */
export const sharedPrestage: Placement = {
  id: 'shared-prestage',
  exactness: (context) => exactnessOf(context, { scale: true, offset: true }),
  treat: (context) =>
    stagedTreatment(
      context,
      (operand) => (operand === 'inputs' ? 'input-port' : 'lane'),
      (coding, unit) => dequantizeStage(coding, unit, context.operandScaleBits),
    ),
};

import { activeUse } from '../primitives';
import { exactnessOf } from './parts/exactness';
import { actedOperands, needsOf, type OperandName, untreated } from './parts/operand';
import { adderDelayNs, multiplierDelayNs } from './parts/path-delay';
import type { Placement } from './placement';

/**
 * Behind every multiplier the product is multiplied by a scale and an offset is added, both of the requantization's
 * width, before it is accumulated: what unshared steps force. The adder is as wide as what it adds, and one bit more.
 */
export const perProduct: Placement = {
  id: 'per-product',
  exactness: (context) => exactnessOf(context, { scale: true, offset: true }),
  treat: (context) => {
    const { weights, inputs, requantizationBits: scaleBits } = context;
    const acted = actedOperands(context.operand);
    const scales = acted.some((name) => needsOf(context[name]).scale);
    const offsets = acted.some((name) => needsOf(context[name]).offset !== 'none');
    const productBits = weights.format.bits + inputs.format.bits;
    const scaledBits = productBits + (scales ? scaleBits : 0);
    const resultBits = offsets ? Math.max(scaledBits, scaleBits) + 1 : scaledBits;
    const treated = (name: OperandName) => ({
      ...untreated(context[name]),
      scaleApplied: acted.includes(name) && needsOf(context[name]).scale,
      offsetApplied: acted.includes(name) && needsOf(context[name]).offset !== 'none',
    });
    return {
      weights: treated('weights'),
      inputs: treated('inputs'),
      uses: [
        ...(scales ? [activeUse('affine', 'lane', 'multiply', productBits, scaleBits)] : []),
        ...(offsets ? [activeUse('affine', 'lane', 'add', resultBits)] : []),
      ],
      extraTerms: [],
      productGrowthBits: resultBits - productBits,
      laneDelayNs:
        (scales ? multiplierDelayNs(productBits, scaleBits) : 0) + (offsets ? adderDelayNs(resultBits) : 0),
      portDelayNs: 0,
    };
  },
};

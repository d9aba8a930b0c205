import { exactnessOf } from './parts/exactness';
import { valueBits } from './parts/factor';
import { actedOperands, needsOf, type OperandName, untreated } from './parts/operand';
import type { ExtraTerm, Placement, PlacementContext } from './placement';

/**
 * The four-term expansion, evaluated per MAC: for each operand with an offset one more product, of the other operand's
 * code and the offset in the operand's width. A half-integer grid adds the other code alone.
 */
export const expandedAffine: Placement = {
  id: 'expanded-affine',
  exactness: (context) => exactnessOf(context, { scale: false, offset: true }),
  treat: (context) => {
    const acted = actedOperands(context.operand).filter((name) => needsOf(context[name]).offset !== 'none');
    const treated = (name: OperandName) => ({
      ...untreated(context[name]),
      offsetApplied: acted.includes(name),
    });
    return {
      weights: treated('weights'),
      inputs: treated('inputs'),
      uses: [],
      extraTerms: acted.map((name) => extraTerm(context, name)),
      productGrowthBits: 0,
      laneDelayNs: 0,
      portDelayNs: 0,
    };
  },
};

function extraTerm(context: PlacementContext, name: OperandName): ExtraTerm {
  const other = valueBits(context[name === 'weights' ? 'inputs' : 'weights'].format);
  return {
    bitsA: other,
    bitsB: needsOf(context[name]).offset === 'half' ? 0 : valueBits(context[name].format),
  };
}

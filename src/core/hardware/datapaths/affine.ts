import type { DatapathClass } from './datapath-class';
import { integerClassLanes, integerOperands, isOnGrid } from './parts/integer-operands';

/**
 * Integers with a real offset on one operand or both: where it is applied, and at what price, is the placement's choice.
 * Folded, lanes are those of integers without any.
 */
export const affine: DatapathClass = {
  id: 'affine',
  references: ['bhalgat-2020', 'jacob-2018'],
  operands: (weightBits, inputBits) =>
    integerOperands(weightBits, inputBits, { scale: true, offset: 'real' }),
  takes: ({ weights, inputs }) => {
    const operands = [weights, inputs];
    return operands.every(isOnGrid) && operands.some(({ offset }) => offset === 'real');
  },
  lanes: (spec) => integerClassLanes(affine, spec),
};

import type { DatapathClass } from './datapath-class';
import { integerClassLanes, integerOperands, isPlainInteger } from './parts/integer-operands';

/** Integers under power-of-two steps: products of codes, and a shift at the output. What all others are compared with. */
export const fixedPoint: DatapathClass = {
  id: 'fixed-point',
  references: ['courbariaux-2014', 'gupta-2015'],
  operands: (weightBits, inputBits) =>
    integerOperands(weightBits, inputBits, { scale: false, offset: 'none' }),
  takes: ({ weights, inputs }) =>
    [weights, inputs].every((operand) => isPlainInteger(operand) && !operand.scale),
  lanes: (spec) => integerClassLanes(fixedPoint, spec),
};

import { halfIntegerGrid, integerGrid } from '../../quantization/code-format';
import type { DatapathClass, DatapathOperand } from './datapath-class';
import { integerClassLanes, isOnGrid } from './parts/integer-operands';

/**
 * Half-integer codes k + 1/2 of more than one bit beside integers. Lanes multiply the odd numbers 2k + 1, one constant bit
 * more than is stored, and the step absorbs the half: sums are in halves of a product, quarters where both are half-integers.
 */
export const halfInteger: DatapathClass = {
  id: 'half-integer',
  references: ['asim-2022'],
  operands: (weightBits, inputBits) =>
    weightBits === 1
      ? null
      : {
          weights: { format: halfIntegerGrid(weightBits), scale: true, offset: 'half' },
          inputs: { format: integerGrid(inputBits, false), scale: true, offset: 'none' },
        },
  takes: ({ weights, inputs }) => {
    const operands = [weights, inputs];
    return (
      operands.every((operand) => isOnGrid(operand) && operand.offset !== 'real') && operands.some(isHalf)
    );
  },
  lanes: (spec) => integerClassLanes(halfInteger, spec),
};

function isHalf({ format }: DatapathOperand): boolean {
  return format.shift === 0.5 && format.bits > 1;
}

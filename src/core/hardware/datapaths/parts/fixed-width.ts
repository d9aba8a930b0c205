import type { DatapathClass, OperandPair } from '../datapath-class';
import { integerGridDecoder } from './integer-decoder';
import { integerClassLanes, integerOperands, isOnGrid } from './integer-operands';

/**
 * Hardware of one width, on which narrower codes are no cheaper but for what does not toggle: registers, stages and
 * multipliers take all codes as integers of `bits` bits.
 */
export function fixedWidth(bits: number, id: string, references: DatapathClass['references']): DatapathClass {
  const takes = ({ weights, inputs }: OperandPair): boolean =>
    [weights, inputs].every(
      (operand) => isOnGrid(operand) && integerGridDecoder(operand, 1).whole.bits <= bits,
    );
  return {
    id,
    references,
    takes,
    operands: (weightBits, inputBits) =>
      Math.max(weightBits, inputBits) > bits
        ? null
        : integerOperands(weightBits, inputBits, { scale: false, offset: 'none' }),
    lanes: (spec) => integerClassLanes({ id, takes }, spec, bits),
  };
}

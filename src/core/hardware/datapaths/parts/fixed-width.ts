import type { OperandName } from '../../placements/parts/operand';
import type { DatapathClass, DatapathOperand, OperandPair } from '../datapath-class';
import { codedDecoder } from './coded-decoder';
import type { IntegerDecoder } from './integer-decoder';
import { integerLanes } from './integer-lanes';
import { integerOperands } from './integer-operands';

/**
 * Hardware of one width, on which narrower codes are no cheaper but for what does not toggle: registers, stages and
 * multipliers take all codes as integers of `bits` bits. Codes that are none, a plane's sign among them, come decoded;
 * what that takes is not in the lanes. Several planes and mixed rows are not taken.
 */
export function fixedWidth(bits: number, id: string, references: DatapathClass['references']): DatapathClass {
  const takes = (pair: OperandPair): boolean =>
    decoderOf(pair.weights, 'weights', bits) !== null && decoderOf(pair.inputs, 'inputs', bits) !== null;
  return {
    id,
    references,
    takes,
    operands: (weightBits, inputBits) =>
      Math.max(weightBits, inputBits) > bits
        ? null
        : integerOperands(weightBits, inputBits, { scale: false, offset: 'none' }),
    lanes: (spec) => {
      const weights = decoderOf(spec.weights, 'weights', bits);
      const inputs = decoderOf(spec.inputs, 'inputs', bits);
      if (!weights || !inputs) {
        throw new RangeError(`${id} takes no ${spec.weights.format.kind} x ${spec.inputs.format.kind}`);
      }
      const operandScaleBits = spec.operandScaleBits ?? bits;
      return integerLanes({ ...spec, operandScaleBits }, { weights, inputs });
    },
  };
}

/** The decoder of a machine of `bits` bits; null for what it does not hold. */
function decoderOf(operand: DatapathOperand, name: OperandName, bits: number): IntegerDecoder | null {
  if (operand.format.kind === 'row-mix') return null;
  const { whole, wholeOf, constantPorts } = codedDecoder(operand, name);
  if (whole.bits > bits || constantPorts.length > 0) return null;
  const shape = { bits, signed: whole.signed };
  return {
    stored: shape,
    whole: shape,
    portValueOf: (word) => Number(wholeOf(word, {})),
    constantPorts: [],
    codes: null,
    describe: (_logic, stored) => stored,
    wholeOf: (word) => wholeOf(word, {}),
  };
}

import type { OperandName } from '../../placements/parts/operand';
import type { DatapathOperand, LaneSpec, OperandPair } from '../datapath-class';
import { codedDecoder } from './coded-decoder';
import { type Decoders, integerColumn } from './integer-column';
import type { IntegerDecoder } from './integer-decoder';

/**
 * Decoders for machines that take all codes as integers of at most `widestBits` bits; codes that are none come decoded, and
 * what that takes is not in the lanes. null where one is wider, has several planes or mixed rows.
 */
export function wholeDecoders({ weights, inputs }: OperandPair, widestBits: number): Decoders | null {
  const decoders = {
    weights: wholeDecoder(weights, 'weights', widestBits),
    inputs: wholeDecoder(inputs, 'inputs', widestBits),
  };
  return decoders.weights && decoders.inputs ? { weights: decoders.weights, inputs: decoders.inputs } : null;
}

/**
 * The same for lanes that have no place for scales and offsets. Throws a RangeError for codes that the machine does not take,
 * and where the placement has something to apply to them in the lanes.
 */
export function foldedDecoders(id: string, spec: LaneSpec, widestBits: number): Decoders {
  const decoders = wholeDecoders(spec, widestBits);
  if (!decoders) {
    throw new RangeError(`${id} takes no ${spec.weights.format.kind} x ${spec.inputs.format.kind}`);
  }
  const { stages, product, expanded } = integerColumn(spec, decoders, { gatesZero: false });
  const isStaged = stages.weights.stands !== 'nowhere' || stages.inputs.stands !== 'nowhere';
  if (isStaged || product.stage !== null || expanded.length > 0) {
    throw new RangeError(`${id} has no place for scales or offsets in its lanes: ${spec.placement}`);
  }
  return decoders;
}

function wholeDecoder(
  operand: DatapathOperand,
  name: OperandName,
  widestBits: number,
): IntegerDecoder | null {
  if (operand.format.kind === 'row-mix') return null;
  const { whole, wholeOf, constantPorts } = codedDecoder(operand, name);
  if (whole.bits > widestBits || constantPorts.length > 0) return null;
  return {
    stored: whole,
    whole,
    portValueOf: (word) => Number(wholeOf(word, {})),
    constantPorts: [],
    codes: null,
    describe: (_logic, stored) => stored,
    wholeOf: (word) => wholeOf(word, {}),
  };
}

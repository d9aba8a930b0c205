import { integerGrid } from '../../../quantization/code-format';
import type { DatapathClass, DatapathOperand, LaneDesign, LaneSpec, OperandPair } from '../datapath-class';
import { integerGridDecoder } from './integer-decoder';
import { integerLanes } from './integer-lanes';

/** Two's-complement weights and unsigned inputs, with whatever decode form. */
export function integerOperands(
  weightBits: number,
  inputBits: number,
  form: Omit<DatapathOperand, 'format'>,
): OperandPair {
  return {
    weights: { ...form, format: integerGrid(weightBits, true) },
    inputs: { ...form, format: integerGrid(inputBits, false) },
  };
}

/** True where the codes are integers or half-integers. */
export function isOnGrid({ format }: DatapathOperand): boolean {
  return format.kind === 'integer-grid';
}

/** True for whole integers without a real offset. */
export function isPlainInteger({ format, offset }: DatapathOperand): boolean {
  return format.kind === 'integer-grid' && format.shift === 0 && offset === 'none';
}

/**
 * Lanes of a class that multiplies integers of the codes' own widths. Throws a RangeError for operands that the class does
 * not take.
 */
export function integerClassLanes(
  { id, takes }: Pick<DatapathClass, 'id' | 'takes'>,
  spec: LaneSpec,
): LaneDesign {
  if (!takes(spec))
    throw new RangeError(`${id} takes no ${spec.weights.format.kind} x ${spec.inputs.format.kind}`);
  return integerLanes(spec, {
    weights: integerGridDecoder(spec.weights),
    inputs: integerGridDecoder(spec.inputs),
  });
}

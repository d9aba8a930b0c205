import type { OperandCoding } from '../../../explore/quantization-plan';
import { activeUse, type DatapathUnit, type PrimitiveUse } from '../../primitives';
import { decodeCodes } from './decode-codes';
import { integersOf, needsOf, type TreatedOperand, untreated } from './operand';
import { adderDelayNs, multiplierDelayNs } from './path-delay';

/** One operand's way from code to multiplier: what it becomes, what that takes and how long. */
export interface AffineStage {
  readonly operand: TreatedOperand;
  readonly uses: readonly PrimitiveUse[];
  readonly delayNs: number;
}

/**
 * Adds a real offset to a code: one adder, one bit more. A half-integer code only gains its constant last bit, which
 * is wiring. Without offset the code stays.
 */
export function offsetStage(coding: OperandCoding, unit: DatapathUnit): AffineStage {
  const { offset } = needsOf(coding);
  if (offset === 'none') return { operand: untreated(coding), uses: [], delayNs: 0 };
  const { format, uses } = decodeCodes(coding.format, unit);
  const bits = format.bits + 1;
  const operand = {
    format: integersOf(bits, format.signed || offset === 'real'),
    scaleApplied: false,
    offsetApplied: true,
  };
  if (offset === 'half') return { operand, uses, delayNs: 0 };
  return { operand, uses: [...uses, activeUse('affine', unit, 'add', bits)], delayNs: adderDelayNs(bits) };
}

/**
 * Decodes a code to fixed point: a multiplier by the scale where the step is real, then an adder where there is a real
 * offset. The result keeps all bits of the product, and one more for the offset. `scaleBits` null: as wide as the code. A
 * short mantissa is as wide as it is.
 */
export function dequantizeStage(
  coding: OperandCoding,
  unit: DatapathUnit,
  scaleBits: number | null,
): AffineStage {
  const { scale, offset } = needsOf(coding);
  if (!scale) return offsetStage(coding, unit);
  const decoded = decodeCodes(coding.format, unit);
  const codeBits = decoded.format.bits + (offset === 'half' ? 1 : 0);
  const usedScaleBits = coding.decode.mantissaBits ?? scaleBits ?? coding.format.bits;
  const productBits = codeBits + usedScaleBits;
  const bits = offset === 'real' ? productBits + 1 : productBits;
  const uses = [...decoded.uses, activeUse('affine', unit, 'multiply', codeBits, usedScaleBits)];
  if (offset === 'real') uses.push(activeUse('affine', unit, 'add', bits));
  return {
    operand: {
      format: integersOf(bits, decoded.format.signed || offset !== 'none'),
      scaleApplied: true,
      offsetApplied: offset !== 'none',
    },
    uses,
    delayNs: multiplierDelayNs(codeBits, usedScaleBits) + (offset === 'real' ? adderDelayNs(bits) : 0),
  };
}

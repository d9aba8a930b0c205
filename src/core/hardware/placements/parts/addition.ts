import { activeUse, type PrimitiveUse } from '../../primitives';
import { mantissaBitsOf, type OutputStage } from './requantization';

/**
 * The addition that a layer's outputs go through: the other operand has a multiplication (a shift where every scale is a
 * power of two) and an addition of its own before the one rounding, whose work the requantization has.
 */
export function additionUses(stage: OutputStage): readonly PrimitiveUse[] {
  const { layer, outputStageBits, addendBits, requantizationBits } = stage;
  const addend = layer.branch?.addend ?? null;
  if (addend === null) return [];
  const bits = addend === 'sums' ? (addendBits ?? outputStageBits) : addend.format.bits;
  const isReal = addend === 'sums' ? mantissaBitsOf(stage) > 0 : addend.decode.scale !== 'power-of-two';
  return [
    isReal
      ? activeUse('requantization', 'requantizer', 'multiply', bits, requantizationBits)
      : activeUse('requantization', 'requantizer', 'shift', bits),
    activeUse('requantization', 'requantizer', 'add', Math.max(bits, outputStageBits)),
  ];
}

import { planeScaleBits } from '../../../quantization/code-format';
import { activeUse, type PrimitiveUse } from '../../primitives';
import type { OutputStage } from './requantization';
import type { SumWidths } from './sum-widths';

/**
 * Sums of pairs of planes become one: each is multiplied by the fixed-point scales of its planes (their product where
 * both operands have planes) and added to the others, once per output (ReBNet).
 */
export function planeScaleUses(
  { weights, inputs, outputStageBits }: OutputStage,
  { planePairs, accumulatorBits }: SumWidths,
): readonly PrimitiveUse[] {
  if (planePairs === 1) return [];
  const operands = [weights, inputs].filter(({ format }) => format.kind === 'planes' && format.planes > 1);
  const scaleBits = planeScaleBits * operands.length;
  return [
    { ...activeUse('affine', 'requantizer', 'multiply', accumulatorBits, scaleBits), count: planePairs },
    { ...activeUse('affine', 'requantizer', 'add', outputStageBits), count: planePairs - 1 },
  ];
}

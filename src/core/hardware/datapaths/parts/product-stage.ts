import { actedOperands } from '../../placements/parts/operand';
import type { DatapathOperand, LaneSpec } from '../datapath-class';
import { scaleConstant, typicalProductZeroPoint, zeroPointConstant } from './affine-constants';
import type { WordShape } from './operand-registers';
import type { OperandStage } from './operand-stage';

/**
 * What stands between a product p and the tree under `per-product`: a multiplier by the scale M and a subtractor of the
 * zero point Z, M p - Z, of the widths of `placements/per-product.ts`. Half-integers are odd numbers, so that they need no
 * subtractor here. null where there is nothing to apply.
 */
export type ProductStage = Pick<OperandStage, 'scale' | 'zeroPoint' | 'scaled' | 'result'>;

/**
 * Scale and zero point behind the product under `per-product`; null under other placements and where nothing is to be
 * applied.
 */
export function productStage(spec: LaneSpec, product: WordShape): ProductStage | null {
  const { placement, productScaleBits } = spec;
  const acted = actedOperands(spec.operand).map((name) => spec[name]);
  const scaleBits = acted.reduce((sum, operand) => sum + mantissaBitsOf(operand, productScaleBits), 0);
  const hasZeroPoint = acted.some(({ offset }) => offset === 'real');
  if (placement !== 'per-product' || (scaleBits === 0 && !hasZeroPoint)) return null;
  const { signed } = product;
  const scale = scaleBits > 0 ? scaleConstant('product', Math.min(productScaleBits, scaleBits)) : null;
  const scaled = { bits: product.bits + (scale?.width ?? 0), signed };
  const offsetShape = { bits: productScaleBits, signed };
  const zeroPoint = hasZeroPoint
    ? zeroPointConstant('product', offsetShape, typicalProductZeroPoint(offsetShape))
    : null;
  const result = zeroPoint ? { bits: Math.max(scaled.bits, productScaleBits) + 1, signed: true } : scaled;
  return { scale, zeroPoint, scaled, result };
}

function mantissaBitsOf({ scale, mantissaBits }: DatapathOperand, limit: number): number {
  return scale ? (mantissaBits ?? limit) : 0;
}

import { assertNever } from '../../../assert-never';
import type { AffinePlacement } from '../../placements/affine-placement';
import type { PortValues } from '../datapath-class';

/**
 * What one lane adds to a sum, for whole numbers w and x, with scales m and M (1 where there is none) and zero points Z (0):
 *
 * | placement | term |
 * |---|---|
 * | `folded` | w x |
 * | `per-lane-offset`, `per-lane-dequantize`, `shared-prestage` | (m_w w - Z_w) (m_x x - Z_x) |
 * | `expanded-affine` | w x - Z_x w - Z_w x; the constant Z_w Z_x is part of the bias |
 * | `per-product` | M w x - Z |
 */
export function laneTerm(
  placement: AffinePlacement,
  weight: bigint,
  input: bigint,
  constants: PortValues,
): bigint {
  const zeroPoint = (of: string): bigint => BigInt(constants[`${of}ZeroPoint`] ?? 0);
  switch (placement) {
    case 'folded':
      return weight * input;
    case 'shared-prestage':
    case 'per-lane-offset':
    case 'per-lane-dequantize':
      return stagedNumber('weight', weight, constants) * stagedNumber('input', input, constants);
    case 'expanded-affine':
      return weight * input - zeroPoint('input') * weight - zeroPoint('weight') * input;
    case 'per-product':
      return BigInt(constants.productScale ?? 1) * weight * input - zeroPoint('product');
    default:
      return assertNever(placement);
  }
}

/** m n - Z: what an operand's stage makes of the whole number n. */
export function stagedNumber(of: 'weight' | 'input', whole: bigint, constants: PortValues): bigint {
  return BigInt(constants[`${of}Scale`] ?? 1) * whole - BigInt(constants[`${of}ZeroPoint`] ?? 0);
}

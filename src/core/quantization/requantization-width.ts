import type { DecodeForm } from './decode-form';

/**
 * Mantissa bits of the factor from sums to the codes of `outputs`: 0 where every scale is a power of two, so that a
 * shift suffices; `limit` where one is real. The product of integer mantissas of a and b bits has a + b, but only under
 * an output step that is a power of two: dividing by a short mantissa takes all bits again.
 */
export function requantizationMantissaBits(
  operands: readonly Pick<DecodeForm, 'scale' | 'mantissaBits'>[],
  outputs: Pick<DecodeForm, 'scale' | 'mantissaBits'>,
  limit: number,
): number {
  const product = operands.reduce((sum, operand) => sum + scaleBits(operand, limit), 0);
  return outputs.scale === 'power-of-two' ? Math.min(limit, product) : limit;
}

/** Bits of the integer that multiplies a power of two to give the scale: 0 where it is that power, `limit` where real. */
function scaleBits(
  { scale, mantissaBits }: Pick<DecodeForm, 'scale' | 'mantissaBits'>,
  limit: number,
): number {
  if (scale === 'power-of-two') return 0;
  return scale === 'mantissa' ? (mantissaBits ?? limit) : limit;
}

/** Slices of two bits that a composable unit cuts its operands into, by their widths. */
export interface ComposedSlices {
  /** Products of slices in one product; those of operands wider than 8 bits come in several passes. */
  readonly perProduct: number;
  /** Engines of 16 that whole products leave side by side. */
  readonly groups: number;
  readonly passes: number;
}

const sliceBits = 2;
/** Of an operand in one pass. */
const mostSlices = 4;

/** Operands are rounded up to 2, 4 or 8 bits, or to several times 8. */
export function composedSlices(weightBits: number, inputBits: number): ComposedSlices {
  const [weights, inputs] = [operandSlices(weightBits), operandSlices(inputBits)];
  const inPass = weights.slices * inputs.slices;
  const passes = weights.passes * inputs.passes;
  return { perProduct: inPass * passes, groups: mostSlices ** 2 / inPass, passes };
}

/** Bits that an operand takes after rounding. */
export function composedBits(bits: number): number {
  const { slices, passes } = operandSlices(bits);
  return slices * passes * sliceBits;
}

function operandSlices(bits: number): { readonly slices: number; readonly passes: number } {
  const needed = Math.ceil(bits / sliceBits);
  return {
    slices: Math.min(mostSlices, 2 ** Math.ceil(Math.log2(needed))),
    passes: Math.ceil(needed / mostSlices),
  };
}

/**
 * The larger of two whole numbers below 2^51. Arithmetic instead of a comparison: what a comparison of activations
 * decides, no processor predicts.
 */
export function largerOf(left: number, right: number): number {
  return (left + right + Math.abs(left - right)) / 2;
}

/** A whole number below 2^51, or the bound that it lies beyond; arithmetic for the same reason. */
export function clipped(value: number, minimum: number, maximum: number): number {
  return (minimum + maximum + Math.abs(value - minimum) - Math.abs(value - maximum)) / 2;
}

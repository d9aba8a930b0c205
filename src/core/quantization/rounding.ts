/**
 * The one rounding of the product: to the nearest integer, ties up. Not `floor(x + 0.5)`, which is wrong at
 * 0.49999997 in float32.
 */
export function roundHalfUp(value: number): number {
  const floor = Math.floor(value);
  return value - floor >= 0.5 ? floor + 1 : floor;
}

/**
 * Arithmetic right shift that adds half first: round(value / 2^shift) for integers up to 2^53; a negative shift
 * multiplies. Exact, because dividing by a power of two is.
 */
export function shiftRightRounded(value: number, shift: number): number {
  return roundHalfUp(value / 2 ** shift);
}

/** The value, or the bound that it lies beyond. */
export function clip(value: number, minimum: number, maximum: number): number {
  return Math.min(Math.max(value, minimum), maximum);
}

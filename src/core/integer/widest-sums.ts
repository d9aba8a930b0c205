/** Bits of the whole numbers that a float64 holds exactly. */
export const exactBits = 53;

/** Widest sums, which leave some bits to the last factors and to the half that rounding adds. */
export const widestAccumulator = 51;

/** Two's-complement bits of sums of at most this magnitude. */
export function bitsOfSums(largest: number): number {
  return Math.floor(Math.log2(Math.max(1, largest))) + 2;
}

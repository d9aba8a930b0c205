/** Bits of the whole numbers that a float64 holds exactly. */
export const exactBits = 53;

/** Widest sums, which leave some bits to the last factors and to the half that rounding adds. */
export const widestAccumulator = 51;

/** Bits of sums that a mean over so many positions reads: they leave it room for theirs and for its bias. */
export function widestRead(positions: number): number {
  return widestAccumulator - 2 - Math.ceil(Math.log2(positions));
}

/** Two's-complement bits of sums of at most this magnitude. */
export function bitsOfSums(largest: number): number {
  return Math.floor(Math.log2(Math.max(1, largest))) + 2;
}

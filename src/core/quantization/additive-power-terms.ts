/** Powers of two of each term, by the bits of a magnitude: two bits for a term of three, one for a term of one. */
const termsByBits: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2: [[4, 2, 1]],
  3: [[8, 4, 1], [2]],
  4: [
    [32, 8, 2],
    [16, 4, 1],
  ],
  5: [[64, 16, 2], [32, 8, 1], [4]],
};

/** The sets that magnitudes of so many bits are sums of, of APoT (`li-2020`) and its released code; null for other widths. */
export function additivePowerTerms(bits: number): readonly (readonly number[])[] | null {
  return termsByBits[bits] ?? null;
}

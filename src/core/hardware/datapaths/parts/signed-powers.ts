/** +-2^exponent. */
export interface SignedPower {
  readonly exponent: number;
  readonly isNegative: boolean;
}

/**
 * The least signed powers of two that add up to a whole number, ascending: its non-adjacent form, in which no two exponents
 * follow each other. None for 0.
 */
export function signedPowers(value: number): readonly SignedPower[] {
  const powers: SignedPower[] = [];
  let rest = value;
  for (let exponent = 0; rest !== 0; exponent++) {
    if (rest % 2 !== 0) {
      const isNegative = rest % 4 === 3 || rest % 4 === -1;
      powers.push({ exponent, isNegative });
      rest += isNegative ? 1 : -1;
    }
    rest /= 2;
  }
  return powers;
}

/** The greatest exponent in the non-adjacent forms of all whole numbers up to a magnitude; 0 for none. */
export function largestExponent(magnitude: number): number {
  return magnitude < 1 ? 0 : Math.floor(Math.log2(1.5 * magnitude));
}

/**
 * Delays of ripple adders and array multipliers at 45 nm: least squares through the origin over EvoApproxLib's exact
 * circuits (`mrazek-2017`). Adders of 8, 12 and 16 bits (0.63, 0.96, 1.28 ns) agree within 2 %; multipliers of 8x3 to
 * 16x16 bits (0.92 to 3.11 ns) within 15 %; 8x2 is overestimated by 43 %.
 */
const adderNsPerBit = 0.08;
const multiplierNsPerBit = 0.0945;

/** Of a ripple adder of so many bits. */
export function adderDelayNs(bits: number): number {
  return adderNsPerBit * bits;
}

/** Of an array multiplier of operands of so many bits. */
export function multiplierDelayNs(bitsA: number, bitsB: number): number {
  return multiplierNsPerBit * (bitsA + bitsB);
}

/** round(value / 2^shift), half up; a negative shift multiplies. */
export function roundedShift(value: bigint, shift: number): bigint {
  if (shift <= 0) return value << BigInt(-shift);
  return (value + (1n << BigInt(shift - 1))) >> BigInt(shift);
}

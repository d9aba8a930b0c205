/**
 * floor(value * numerator / denominator) and ceil of the same, exact for whole numbers up to 2^53 whatever their product.
 */
export function floorOfShare(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (Number.isSafeInteger(product)) return Math.floor(product / denominator);
  return Number((BigInt(value) * BigInt(numerator)) / BigInt(denominator));
}

/** ceil(value * numerator / denominator), exact for whole numbers up to 2^53 whatever their product. */
export function ceilOfShare(value: number, numerator: number, denominator: number): number {
  const below = floorOfShare(value, numerator, denominator);
  const product = value * numerator;
  const isExact = Number.isSafeInteger(product)
    ? product % denominator === 0
    : (BigInt(value) * BigInt(numerator)) % BigInt(denominator) === 0n;
  return isExact ? below : below + 1;
}

/** How many of `count` items from `start` on lie below `end`. */
export function countBelow(start: number, count: number, end: number): number {
  return Math.max(0, Math.min(count, end - start));
}

/**
 * Two-sided 95 % critical values of Student's t for 1 … 30 degrees of freedom: NIST/SEMATECH e-Handbook of
 * Statistical Methods, section 1.3.6.7.2, column 0.975 (reference `nist-statistics`). The unit test recomputes each.
 */
const criticalValues: readonly number[] = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * Half-width of a 95 % interval in standard errors. Fractional degrees are rounded down and degrees above 30 use the
 * value of 30, both towards the wider interval.
 * @throws RangeError below 1 degree of freedom.
 */
export function studentT95(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`invalid degrees of freedom: ${degreesOfFreedom}`);
  const index = Math.min(Math.floor(degreesOfFreedom), criticalValues.length) - 1;
  return criticalValues[index] as number;
}

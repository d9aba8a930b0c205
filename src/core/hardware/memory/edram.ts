/** Of one bit of embedded DRAM at 32 nm: 20.45 pJ per row of 256 bits, 83,000 um2 for 2048 rows (`shafiee-2016`). */
const energyPjPerBitAt32nm = 20.45 / 256;
const areaUm2PerBitAt32nm = 83_000 / (2048 * 256);

/** From 45 to 32 nm (`stillmaker-2017`): energy at 0.9 V, and area. */
const energyFactorTo32nm = 0.641;
const areaFactorTo32nm = 0.46;

/**
 * Energy in pJ of reading or writing a row at 45 nm and 0.9 V, whatever the capacity. Refresh and leakage are not
 * published and left out.
 */
export function edramAccessPj(rowBits: number): number {
  return (rowBits * energyPjPerBitAt32nm) / energyFactorTo32nm;
}

export function edramAreaUm2(kilobytes: number): number {
  return (kilobytes * 8192 * areaUm2PerBitAt32nm) / areaFactorTo32nm;
}

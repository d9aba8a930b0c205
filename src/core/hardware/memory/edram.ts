import { areaFactorFrom45nm, energyFactor, statedTechnology } from '../technology';

/** Of one bit at 32 nm: 20.45 pJ per row of 256 bits, 83,000 um2 for 2048 rows (`shafiee-2016`). */
const publishedPjPerBit = 20.45 / 256;
const publishedUm2PerBit = 83_000 / (2048 * 256);

/** The supply is not published. */
const published = { nodeNm: 32, voltage: 0.9 } as const;

const pjPerBit = publishedPjPerBit * energyFactor(published, statedTechnology);
const um2PerBit = publishedUm2PerBit / areaFactorFrom45nm(published.nodeNm);

const bitsPerKilobyte = 8192;

/**
 * Energy in pJ of reading or writing a row of embedded DRAM at 45 nm and 0.9 V, whatever the capacity. Refresh and leakage
 * are not published and left out.
 */
export function edramAccessPj(rowBits: number): number {
  return rowBits * pjPerBit;
}

/** Area of eDRAM of a capacity in KB. */
export function edramAreaUm2(kilobytes: number): number {
  return kilobytes * bitsPerKilobyte * um2PerBit;
}

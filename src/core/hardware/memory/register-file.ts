import type { CostSource } from '../cost/sources/cost-source';

/** Buffers below this capacity are flip-flops behind multiplexers; SRAM macros start here. */
export const registerFileBelowKilobytes = 1;

const bitsPerKilobyte = 8192;

/** Energy in pJ to write one word: its flip-flops are clocked. */
export function registerFileWritePj(source: CostSource, rowBits: number): number {
  return rowBits * source.price('register', 1).energyPj;
}

/**
 * Energy in pJ to read one word through a tree of two-way multiplexers, one of which switches per level and bit. The
 * depth is the logarithm of the rows, no less than two levels.
 */
export function registerFileReadPj(source: CostSource, kilobytes: number, rowBits: number): number {
  const rows = (kilobytes * bitsPerKilobyte) / rowBits;
  return Math.max(2, Math.log2(rows)) * rowBits * source.price('mux', 1).energyPj;
}

/** Area in um2: a flip-flop and about one multiplexer for each bit. */
export function registerFileAreaUm2(source: CostSource, kilobytes: number): number {
  const bits = kilobytes * bitsPerKilobyte;
  return bits * (source.price('register', 1).areaUm2 + source.price('mux', 1).areaUm2);
}

export function registerFileLeakageUw(source: CostSource, kilobytes: number): number {
  const bits = kilobytes * bitsPerKilobyte;
  return bits * (source.price('register', 1).leakageUw + source.price('mux', 1).leakageUw);
}

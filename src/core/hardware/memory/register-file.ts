import type { StorageElements } from './storage-elements';

/** Buffers below this capacity are flip-flops behind multiplexers; SRAM macros start here. */
export const registerFileBelowKilobytes = 1;

const bitsPerKilobyte = 8192;

/** Energy in pJ to write one word: its flip-flops are clocked. */
export function registerFileWritePj(elements: StorageElements, rowBits: number): number {
  return rowBits * elements.register.energyPj;
}

/**
 * Energy in pJ to read one word through a tree of two-way multiplexers, one of which switches per level and bit. The
 * depth is the logarithm of the rows, no less than two levels.
 */
export function registerFileReadPj(elements: StorageElements, kilobytes: number, rowBits: number): number {
  const rows = registerFileBits(kilobytes) / rowBits;
  return Math.max(2, Math.log2(rows)) * rowBits * elements.multiplexer.energyPj;
}

/** Flip-flops of a register file of a capacity in KB. */
export function registerFileBits(kilobytes: number): number {
  return kilobytes * bitsPerKilobyte;
}

/** Area in um2: a flip-flop and about one multiplexer for each bit. */
export function registerFileAreaUm2(elements: StorageElements, kilobytes: number): number {
  const bits = registerFileBits(kilobytes);
  return bits * (elements.register.areaUm2 + elements.multiplexer.areaUm2);
}

/** Leakage of a register file of a capacity in KB: a flip-flop and a multiplexer per bit. */
export function registerFileLeakageUw(elements: StorageElements, kilobytes: number): number {
  const bits = registerFileBits(kilobytes);
  return bits * (elements.register.leakageUw + elements.multiplexer.leakageUw);
}

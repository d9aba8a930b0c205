import { edramAccessPj, edramAreaUm2 } from './edram';
import { heldBitClockPj } from './flip-flop-clock';
import {
  registerFileAreaUm2,
  registerFileBelowKilobytes,
  registerFileBits,
  registerFileLeakageUw,
  registerFileReadPj,
  registerFileWritePj,
} from './register-file';
import { isSramExtrapolated, type SramAccess, sramAreaUm2, sramEnergyPj } from './sram';
import type { SramCellKind } from './sram-cells';
import type { SramNode } from './sram-node';
import type { StorageElements } from './storage-elements';

/** On-chip memory of equal banks that are accessed together or apart. */
export interface BankedBuffer {
  readonly banks: number;
  readonly kilobytesPerBank: number;
  /** What bits are kept in; SRAM or, below its least size in the table, registers where a machine does not say. */
  readonly cell?: 'edram' | 'sram';
}

/** What the memories of a chip consist of besides embedded DRAM. */
export interface MemoryKinds {
  readonly elements: StorageElements;
  readonly sramCell: SramCellKind;
  readonly sramNode: SramNode;
}

/**
 * Energy in pJ of one access to one row of one bank: embedded DRAM, SRAM from 1 KB and registers below. Smaller SRAM costs
 * what 1 KB does, and has the same area per bit.
 */
export function bufferAccessPj(
  { elements, sramCell, sramNode }: MemoryKinds,
  buffer: BankedBuffer,
  access: SramAccess,
  rowBits: number,
): number {
  const { kilobytesPerBank, cell } = buffer;
  if (cell === 'edram') return edramAccessPj(rowBits);
  if (isSram(buffer)) {
    const tabled = Math.max(registerFileBelowKilobytes, kilobytesPerBank);
    const factor = sramCell.accessFactor(tabled) * sramNode.accessFactor(access, tabled, rowBits);
    return sramEnergyPj(access, tabled, rowBits) * factor;
  }
  return access === 'read'
    ? registerFileReadPj(elements, kilobytesPerBank, rowBits)
    : registerFileWritePj(elements, rowBits);
}

/** True where banks or rows lie outside the table that their energies come from. */
export function isBufferExtrapolated(buffer: BankedBuffer, rowBits: number): boolean {
  if (!isSram(buffer)) return false;
  return buffer.kilobytesPerBank < registerFileBelowKilobytes || isSramExtrapolated(rowBits);
}

/** What the bits of a buffer are kept in. */
export function memoryKind(buffer: BankedBuffer): 'edram' | 'sram' | 'registers' {
  if (buffer.cell === 'edram') return 'edram';
  return isSram(buffer) ? 'sram' : 'registers';
}

function isSram({ kilobytesPerBank, cell }: BankedBuffer): boolean {
  return cell === 'sram' || (cell !== 'edram' && kilobytesPerBank >= registerFileBelowKilobytes);
}

/** Energy in pJ of a clock cycle in which a bank of flip-flops holds what it has; nothing else is clocked between accesses. */
export function bankClockPj(buffer: BankedBuffer): number {
  return memoryKind(buffer) === 'registers' ? registerFileBits(buffer.kilobytesPerBank) * heldBitClockPj : 0;
}

/** Area in um2 of all banks; `macroFactor` multiplies SRAM macros, which CACTI draws too small where shallow and wide. */
export function bufferAreaUm2(
  { elements, sramNode }: Omit<MemoryKinds, 'sramCell'>,
  buffer: BankedBuffer,
  macroFactor: number,
): number {
  const { banks, kilobytesPerBank, cell } = buffer;
  if (cell === 'edram') return banks * edramAreaUm2(kilobytesPerBank);
  if (!isSram(buffer)) return banks * registerFileAreaUm2(elements, kilobytesPerBank);
  const tabled = Math.max(registerFileBelowKilobytes, kilobytesPerBank);
  const macroUm2 = macroFactor * sramAreaUm2(tabled) * sramNode.areaFactor(tabled);
  return (banks * macroUm2 * kilobytesPerBank) / tabled;
}

/** Leakage of all banks in uW; eDRAM has none. */
export function bufferLeakageUw({ elements, sramCell, sramNode }: MemoryKinds, buffer: BankedBuffer): number {
  const { banks, kilobytesPerBank, cell } = buffer;
  if (cell === 'edram') return 0;
  return isSram(buffer)
    ? banks * kilobytesPerBank * sramCell.leakageMwPerKilobyte * 1000 * sramNode.leakageFactor
    : banks * registerFileLeakageUw(elements, kilobytesPerBank);
}

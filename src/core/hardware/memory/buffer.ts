import { edramAccessPj, edramAreaUm2 } from './edram';
import {
  registerFileAreaUm2,
  registerFileBelowKilobytes,
  registerFileLeakageUw,
  registerFileReadPj,
  registerFileWritePj,
} from './register-file';
import { isSramExtrapolated, type SramAccess, sramAreaUm2, sramEnergyPj, sramLeakageUw } from './sram';
import type { StorageElements } from './storage-elements';

/** On-chip memory of equal banks that are accessed together or apart. */
export interface BankedBuffer {
  readonly banks: number;
  readonly kilobytesPerBank: number;
  /** What bits are kept in; SRAM or, below its least size, registers where a machine does not say. */
  readonly cell?: 'edram';
}

/** Energy in pJ of one access to one row of one bank: embedded DRAM, or SRAM from 1 KB and registers below. */
export function bufferAccessPj(
  elements: StorageElements,
  { kilobytesPerBank, cell }: BankedBuffer,
  access: SramAccess,
  rowBits: number,
): number {
  if (cell === 'edram') return edramAccessPj(rowBits);
  if (kilobytesPerBank >= registerFileBelowKilobytes) return sramEnergyPj(access, kilobytesPerBank, rowBits);
  return access === 'read'
    ? registerFileReadPj(elements, kilobytesPerBank, rowBits)
    : registerFileWritePj(elements, rowBits);
}

export function isBufferExtrapolated({ kilobytesPerBank, cell }: BankedBuffer, rowBits: number): boolean {
  return cell !== 'edram' && kilobytesPerBank >= registerFileBelowKilobytes && isSramExtrapolated(rowBits);
}

/** Area in um2 of all banks; `macroFactor` multiplies SRAM macros, which CACTI draws too small where shallow and wide. */
export function bufferAreaUm2(elements: StorageElements, buffer: BankedBuffer, macroFactor: number): number {
  const { banks, kilobytesPerBank, cell } = buffer;
  if (cell === 'edram') return banks * edramAreaUm2(kilobytesPerBank);
  return kilobytesPerBank >= registerFileBelowKilobytes
    ? banks * macroFactor * sramAreaUm2(kilobytesPerBank)
    : banks * registerFileAreaUm2(elements, kilobytesPerBank);
}

export function bufferLeakageUw(
  elements: StorageElements,
  { banks, kilobytesPerBank, cell }: BankedBuffer,
): number {
  if (cell === 'edram') return 0;
  return kilobytesPerBank >= registerFileBelowKilobytes
    ? banks * sramLeakageUw(kilobytesPerBank)
    : banks * registerFileLeakageUw(elements, kilobytesPerBank);
}

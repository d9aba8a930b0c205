import type { ReferenceKey } from '../../references';
import { createRegistry } from '../../registry';

/** Transistors that SRAM macros are made of. The table of energies is that of `low-power`; others are known relative to it. */
export interface SramCellKind {
  readonly id: SramCell;
  /** Energy of an access, by capacity, relative to that of the table; writes are taken to differ as reads do. */
  accessFactor(kilobytes: number): number;
  readonly leakageMwPerKilobyte: number;
  readonly source: ReferenceKey;
  /** `assumed`: only the range is known that the factor lies in. */
  readonly status: 'published' | 'assumed';
}

export type SramCell = 'low-power' | 'high-performance' | 'low-standby';

/** CACTI 7 at 45 nm, 64-bit reads of 8, 32 and 1024 KB: pJ with itrs-hp cells and with itrs-lop cells. */
const highPerformanceReads = [
  { kilobytes: 8, factor: 4.31 / 2.65 },
  { kilobytes: 32, factor: 10.7 / 6.2 },
  { kilobytes: 1024, factor: 52 / 33.6 },
] as const;

/** Reads with itrs-lstp cells cost 1.7 to 2.5 times as much; the geometric mean stands for all. */
const lowStandbyFactor = Math.sqrt(1.7 * 2.5);

export const sramCells = createRegistry<SramCellKind>('SRAM cell', [
  {
    id: 'low-power',
    accessFactor: () => 1,
    leakageMwPerKilobyte: 0.0169,
    source: 'cacti-7',
    status: 'published',
  },
  {
    id: 'high-performance',
    accessFactor: highPerformanceFactor,
    leakageMwPerKilobyte: 1.22,
    source: 'cacti-7',
    status: 'published',
  },
  {
    id: 'low-standby',
    accessFactor: () => lowStandbyFactor,
    leakageMwPerKilobyte: 0,
    source: 'cacti-7',
    status: 'assumed',
  },
]);

/** Straight lines in the logarithm of the capacity; beyond the known ones the nearest. */
function highPerformanceFactor(kilobytes: number): number {
  const [small, middle, large] = highPerformanceReads;
  const [lower, upper] = kilobytes < middle.kilobytes ? [small, middle] : [middle, large];
  const along = Math.log(kilobytes / lower.kilobytes) / Math.log(upper.kilobytes / lower.kilobytes);
  return lower.factor + Math.min(1, Math.max(0, along)) * (upper.factor - lower.factor);
}

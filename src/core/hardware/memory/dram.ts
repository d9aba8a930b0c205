import type { ReferenceKey } from '../../references';
import { createRegistry } from '../../registry';

/** Memory outside the chip. */
export interface DramKind {
  readonly id: string;
  readonly energyPjPerBit: number;
  readonly source: ReferenceKey | null;
  /** `assumed`: the source gives the figure without naming this type of memory. */
  readonly status: 'published' | 'assumed';
}

/** `none` leaves out what lies beyond the chip's pins: its energy and its stalls, not the count of words. */
export const dramKinds = createRegistry<DramKind>('DRAM', [
  { id: 'ddr4', energyPjPerBit: 15, source: 'sharma-2018', status: 'assumed' },
  { id: 'lpddr4', energyPjPerBit: 8, source: 'accelergy', status: 'published' },
  { id: 'hbm2', energyPjPerBit: 6.25, source: 'accelergy', status: 'published' },
  { id: 'horowitz', energyPjPerBit: 20.3125, source: 'horowitz-2014', status: 'published' },
  { id: 'none', energyPjPerBit: 0, source: null, status: 'published' },
]);

import { ceilOfShare, floorOfShare } from './whole-division';

/**
 * Cycles of a layer against those of its array: where DRAM or the requantizers need more cycles than the array, it
 * stalls, and the model says how often but not when. Stalls are spread evenly.
 */
export interface Timeline {
  readonly cycles: number;
  /** Compute cycles and those in which the pipeline empties. */
  readonly arrayCycles: number;
}

/** Array cycles that are done when so many cycles are. */
export function arrayCyclesAfter({ cycles, arrayCycles }: Timeline, done: number): number {
  return ceilOfShare(done, arrayCycles, cycles);
}

/** The array cycle of a cycle; null in a stall. */
export function arrayCycleAt(timeline: Timeline, cycle: number): number | null {
  const before = arrayCyclesAfter(timeline, cycle);
  return arrayCyclesAfter(timeline, cycle + 1) > before ? before : null;
}

/** The first cycle by whose end so many array cycles are done. */
export function cycleOfArrayCycle({ cycles, arrayCycles }: Timeline, arrayCycle: number): number {
  return floorOfShare(arrayCycle, cycles, arrayCycles);
}

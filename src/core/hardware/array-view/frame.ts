import type { Counters } from './counters';
import type { LoopState, MachineSchedule, Phase } from './machine-schedule';
import { arrayCycleAt, arrayCyclesAfter, type Timeline } from './timeline';

/** One cycle of a layer. */
export interface Frame {
  /** From 1. */
  readonly cycle: number;
  /** The array cycle that is done in it, or that a stall holds; from 0. */
  readonly arrayCycle: number;
  readonly phase: Phase | 'stall';
  readonly loops: readonly LoopState[];
  /** After the cycle. */
  readonly counters: Counters;
  /** In the cycle: MACs that are finished, and words of each transfer of the mapping. */
  readonly macs: number;
  readonly words: readonly number[];
}

/** What happens in one cycle, counted from 1 to the last of the timeline. */
export function frameAt(
  timeline: Timeline,
  schedule: MachineSchedule,
  counters: (done: number) => Counters,
  cycle: number,
): Frame {
  const [before, after] = [counters(cycle - 1), counters(cycle)];
  const running = arrayCycleAt(timeline, cycle - 1);
  const arrayCycle = running ?? Math.max(0, arrayCyclesAfter(timeline, cycle) - 1);
  return {
    cycle,
    arrayCycle,
    phase: running === null ? 'stall' : schedule.phaseAt(running),
    loops: schedule.loopsAt(arrayCycle),
    counters: after,
    macs: after.macs - before.macs,
    words: after.words.map((words, index) => words - (before.words[index] ?? 0)),
  };
}

import type { LayerMapping, Transfer } from '../accelerators/accelerator';
import type { ArrayProgress, MachineSchedule } from './machine-schedule';
import { arrayCyclesAfter, type Timeline } from './timeline';
import { floorOfShare } from './whole-division';

/** What the counters of a layer end at. */
export interface CountedRun {
  readonly mapping: LayerMapping;
  readonly cycles: number;
  readonly arrayCycles: number;
  readonly lanes: number;
  readonly pooledWords: number;
  readonly outputWords: number;
}

/** What was done in the first cycles of a layer. */
export interface Counters {
  readonly cycles: number;
  readonly computeCycles: number;
  readonly stalls: number;
  readonly macs: number;
  /** Share of the lanes' compute cycles that they had work in; 0 before the first. */
  readonly utilisation: number;
  readonly finishedOutputs: number;
  /** Words that each transfer of the mapping has moved, in its order. */
  readonly words: readonly number[];
}

/** How one transfer goes on: as the array works, or evenly over the layer, as double buffers fill and empty. */
type Pace = (progress: ArrayProgress) => number;

/**
 * Counters after `done` cycles; those after the last are the mapping's. Outputs are pooled on their way, in equal shares. What
 * DRAM moves, and what arrives in the buffers from there, moves evenly.
 */
export function createCounters(run: CountedRun, schedule: MachineSchedule): (done: number) => Counters {
  const { mapping, cycles, arrayCycles, lanes } = run;
  const timeline: Timeline = { cycles, arrayCycles };
  const paces = pacesOf(run);
  return (done) => {
    const ofArray = arrayCyclesAfter(timeline, done);
    const computeCycles = Math.min(ofArray, schedule.computeCycles);
    const progress = schedule.progressAfter(ofArray);
    const busy = progress.macs * (mapping.laneCyclesPerProduct ?? 1);
    return {
      cycles: done,
      computeCycles,
      stalls: done - ofArray,
      macs: progress.macs,
      utilisation: computeCycles === 0 ? 0 : busy / (computeCycles * lanes),
      finishedOutputs: progress.finishedOutputs,
      words: mapping.transfers.map(
        ({ words }, index) => paces[index]?.(progress) ?? floorOfShare(done, words, cycles),
      ),
    };
  };
}

/** For each transfer, the array's own pace; null where it moves evenly. The first of a kind is the array's. */
function pacesOf({ mapping, outputWords, pooledWords }: CountedRun): readonly (Pace | null)[] {
  const pooled: Pace = ({ finishedOutputs }) => floorOfShare(finishedOutputs, pooledWords, outputWords);
  const spills = mapping.transfers.some(
    ({ memory, direction }) => memory === 'buffer-outputs' && direction === 'reads',
  );
  const left = new Map<string, Pace[]>([
    ['buffer-weights reads', [({ weightReads }) => weightReads]],
    ['buffer-inputs reads', [({ inputReads }) => inputReads]],
    ['buffer-outputs reads', [({ spilledReads }) => spilledReads]],
    ['buffer-outputs writes', spills ? [({ spilledWrites }) => spilledWrites, pooled] : [pooled]],
  ]);
  return mapping.transfers.map(
    ({ memory, direction }: Transfer) => left.get(`${memory} ${direction}`)?.shift() ?? null,
  );
}

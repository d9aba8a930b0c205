import { designPointId } from '../../core/explore/design-point-key';
import { resultKey } from '../../core/explore/result-key';
import { planSweep, type SweepPlan, type SweepRun } from '../../core/explore/sweep/sweep-plan';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { canonicalJson } from '../../core/hash';
import { completeParams } from '../../core/parameters/parse-params';
import { rememberByObject } from '../../core/remember-by-object';
import type { AppState, JobStatus } from '../app-state';
import { chosenConfiguration } from './chosen-configuration';
import { memoiseSelector } from './memoise-selector';
import { steadyList } from './steady-list';

export const selectSweepPlan: (state: AppState) => SweepPlan = memoiseSelector(
  ({ sweep }) => [sweep],
  planSweep,
);

/** The runs of the sweep that are to be trained: of the others the result is known, or they are queued or ended here. */
export const selectOpenRuns: (state: AppState) => readonly SweepRun[] = memoiseSelector(
  (state) => [
    selectSweepPlan(state),
    state.results,
    selectStartedKeys(state),
    state.sweep.trainsAgain,
    state.chosenWidths,
    state.hardware,
  ],
  ({ runs }, results, started, trainsAgain, chosenWidths, hardware) => {
    const known = new Set(started);
    const isKnown = (configuration: TrainingConfiguration) => {
      const origin = results[resultKeyOf(configuration)]?.origin;
      return trainsAgain ? origin === 'trained-here' : origin !== undefined;
    };
    return runs.filter((run) => {
      if (known.has(runKey(run))) return false;
      const configuration = chosenConfiguration(run, { chosenWidths, hardware });
      return !configuration || !isKnown(configuration);
    });
  },
);

/** Designs of the sweep in the order of its runs, those that an allocator chose included, in this visit or an earlier one. */
export const selectSweepDesigns: (state: AppState) => readonly TrainingConfiguration[] = memoiseSelector(
  (state) => [selectSweepPlan(state), selectAllocated(state)],
  ({ runs }, allocated) => {
    const planned = runs.filter(({ allocation }) => !allocation).map(({ configuration }) => configuration);
    const all = [...planned, ...allocated];
    return [...new Map(all.map((each) => [designPointId(each), each])).values()];
  },
);

/** What allocators chose for runs of the sweep. */
const selectAllocated: (state: AppState) => readonly TrainingConfiguration[] = memoiseSelector(
  (state) => [selectSweepPlan(state), state.chosenWidths, state.hardware],
  ({ runs }, chosenWidths, hardware) =>
    runs.flatMap((run) =>
      run.allocation ? (chosenConfiguration(run, { chosenWidths, hardware }) ?? []) : [],
    ),
);

/** The machines of the sweep: every accelerator under every placement; all else as the page has it. */
export const selectSweepMachines: (state: AppState) => readonly HardwareConfiguration[] = memoiseSelector(
  ({ sweep, hardware }) => [sweep.accelerators, sweep.placements, hardware],
  (accelerators, placements, hardware) =>
    accelerators.flatMap((accelerator) => {
      const given = accelerator === hardware.accelerator ? hardware.acceleratorParams : {};
      const { params } = acceleratorDeclarations.get(accelerator);
      const acceleratorParams = completeParams(params, given);
      return placements.map((placement) => ({ ...hardware, accelerator, acceleratorParams, placement }));
    }),
);

const ended: readonly JobStatus[] = ['cancelled', 'failed'];

/** Keys of unattended runs that wait, run or are done. */
export const selectStartedKeys = steadyList(({ jobs }) =>
  jobs.flatMap(({ plan, status }) => (plan && !ended.includes(status) ? runKey(plan) : [])),
);

/** `resultKey`, computed once for an object. */
export const resultKeyOf = rememberByObject((configuration: TrainingConfiguration) =>
  resultKey(configuration),
);

/** Equal for equal runs. */
export const runKey = rememberByObject(({ configuration, allocation }: SweepRun): string =>
  allocation ? `${resultKeyOf(configuration)} ${canonicalJson(allocation)}` : resultKeyOf(configuration),
);
